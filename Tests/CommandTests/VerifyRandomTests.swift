import Foundation
import JSONText
import Testing

/// Fresh cases from the command line: made again from their seed, and kept where they fail.
@Suite(.serialized)
struct VerifyRandomTests {
  private func verify(
    _ arguments: [String], misreading: String? = nil
  ) async throws -> Program.Outcome {
    let command = try misreading.map {
      ["--", try Program.referenceHarness.path, "--misreading", $0]
    }
    return try await Program.verifyVectors.run(arguments + (command ?? []))
  }

  @Test func aSeedGivesTheSameReportEachTime() async throws {
    let arguments = ["--random", "48", "--seed", "command-tests"]
    let outcome = try await verify(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.isPlain)
    #expect(
      outcome.output.contains(
        "Made on the spot. The same cases again: --random 48 --seed command-tests "
          + "(--export DIR keeps those that fail)\n"))
    #expect(outcome.output.hasSuffix("\n48 cases: 48 passed, 0 failed, 0 errored, 0 skipped\n"))
    #expect(try await verify(arguments).output == outcome.output)
  }

  @Test func aSeedThatNobodyGaveIsToldBeforeTheRun() async throws {
    let outcome = try await verify(["--random", "1", "--family", "dmls_epoch"])
    #expect(outcome.status == 0)
    let told = try #require(outcome.errors.firstMatch(of: /^verify-vectors: --seed ([0-9]+)\n$/))
    #expect(outcome.output.contains("--random 1 --seed \(told.1) --family dmls_epoch"))
  }

  @Test func whatFailsIsMadeSmallAndKeptAsVectors() async throws {
    try await Scratch.with { folder in
      let kept = folder.appending(path: "kept")
      let outcome = try await verify(
        [
          "--random", "30", "--seed", "keep", "--family", "dmls_epoch,commit_confirmation",
          "--export", kept.path,
        ], misreading: "epoch-is-hash")
      #expect(outcome.status == 1)
      #expect(outcome.errors == "")
      #expect(outcome.output.contains("\n15 failures, one cause:\n"))
      #expect(
        outcome.output.hasSuffix(
          "\n30 cases: 15 passed, 15 failed, 0 errored, 0 skipped\n"
            + "15 failing cases written to \(kept.path): try them with --vectors\n"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: kept.path).sorted()
          == ["dmls_epoch.json", "manifest.json"])
      let file = try JSONValue(
        parsing: Array(Data(contentsOf: kept.appending(path: "dmls_epoch.json"))))
      #expect(file["seed"] == "random keep")
      guard case .array(let cases)? = file["cases"] else {
        Issue.record("there are no cases")
        return
      }
      #expect(cases[1]["comment"] == "Made simpler, within 83 characters of input.")
      let zeros = JSONValue.string(String(repeating: "00", count: 32))
      #expect(cases[1]["input"] == .object([JSONMember("epoch_secret", zeros)]))

      let again = try await verify(["--vectors", kept.path], misreading: "epoch-is-hash")
      #expect(again.status == 1)
      #expect(again.output.hasSuffix("\n15 cases: 0 passed, 15 failed, 0 errored, 0 skipped\n"))
      let right = try await verify(["--vectors", kept.path])
      #expect(right.status == 0)
      #expect(right.output.hasSuffix("\n15 cases: 15 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test func whereNothingFailsNothingIsWritten() async throws {
    try await Scratch.with { folder in
      let kept = folder.appending(path: "kept")
      let outcome = try await verify(["--random", "3", "--seed", "a", "--export", kept.path])
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix(
          "No case that was asked failed: nothing is written to \(kept.path).\n"))
      #expect(!FileManager.default.fileExists(atPath: kept.path))
    }
  }

  @Test(arguments: [
    (["--seed", "a"], "--seed needs --random"),
    (["--export", "kept"], "--export needs --random"),
    (["--random", "0"], "--random takes a whole number from 1 on, not 0"),
    (["--random", "many"], "--random takes a whole number from 1 on, not many"),
    (["--random", "1000001"], "--random takes at most 1000000, not 1000001"),
    (["--random", "1", "--seed", "A"], "--seed takes 1 to 32 of a to z, 0 to 9 and -, not A"),
    (
      ["--random", "1", "--case", "*"], "--case is for committed cases: leave it out with --random"
    ),
    (["--random", "1", "--list"], "--list is for committed cases: leave it out with --random"),
    (
      ["--random", "1", "--profile", "prototype-1a51df88"],
      "--profile is for committed cases: leave it out with --random"
    ),
    (
      ["--random", "1", "--export", "Package.swift"],
      "--export Package.swift: it is no directory that can be read"
    ),
    (["--random", "1", "--export", "Vectors"], "--export Vectors: the directory is not empty"),
    (
      [
        "--random", "1", "--export", "x", "--implementation", "reference", "--implementation",
        "a=b",
      ],
      "--export keeps the failures of one implementation"
    ),
  ])
  func optionsThatDoNotFitAreRefused(arguments: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(arguments, in: Program.root)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
  }
}
