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

  /// A harness that looks the committed answers up and skips whatever it does not find.
  private static let table = """
    import json, sys
    text = lambda value: json.dumps(value, sort_keys=True)
    table, operations = {}, []
    for path in sys.argv[1:]:
        for case in json.load(open(path))["cases"]:
            key = case["operation"], case["cipher_suite"], text(case["input"])
            table[key] = case["expect"]
            if case["operation"] not in operations: operations.append(case["operation"])
    json.loads(sys.stdin.readline())
    print(json.dumps({"protocol": 1, "name": "table", "drafts": ["01", "02", "03"],
        "cipher_suites": [1, 2, 3, 4, 5, 6, 7], "operations": operations}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        expect = table.get((asked["op"], asked["cipher_suite"], text(asked["input"])))
        answer = {"seq": asked["seq"]}
        if expect is None: answer["skipped"] = {"reason": "not in the table"}
        elif "output" in expect: answer["output"] = expect["output"]
        else: answer["error"] = {"kind": expect["error"][0]}
        print(json.dumps(answer), flush=True)
    """

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func aTableOfTheCommittedAnswersFails() async throws {
    try await Scratch.with { folder in
      let harness = folder.appending(path: "table.py")
      try Data(Self.table.utf8).write(to: harness)
      let files = ["dmls_epoch", "tree_node", "commit_confirmation"]
      let paths = files.map { Program.root.appending(path: "Vectors/\($0).json").path }
      let command = ["--", "python3", harness.path] + paths
      let selection = ["--family", files.joined(separator: ","), "--suite", "1"]
      let committed = try await Program.verifyVectors.run(selection + command)
      #expect(committed.status == 0)
      let fresh = try await Program.verifyVectors.run(
        ["--verbose", "--random", "60", "--seed", "table"] + selection + command)
      #expect(fresh.status == 1)
      #expect(fresh.output.components(separatedBy: "\nUNEXPECTED SKIP ").count == 61)
      #expect(
        fresh.output.contains(
          "\n    it was skipped, and the implementation announced the operation\n"))
      #expect(fresh.output.hasSuffix("\n60 cases: 0 passed, 0 failed, 0 errored, 60 skipped\n"))
    }
  }

  @Test func freshCasesExpectWhatAProfileAnswers() async throws {
    let profile = "prototype-1a51df88"
    let arguments = ["--random", "40", "--seed", "peer", "--family", "dmls_epoch,key_schedule"]
    let right = try await Program.verifyVectors.run(arguments)
    #expect(right.status == 0)
    try await Scratch.with { folder in
      let kept = folder.appending(path: "kept")
      let other = try await Program.verifyVectors.run(
        arguments + ["--profile", profile, "--export", kept.path])
      #expect(other.status == 1)
      #expect(
        other.output.contains(
          "The same cases again: --random 40 --seed peer --family dmls_epoch,key_schedule "
            + "--profile \(profile)\n"))
      #expect(other.output.contains("The vectors expect what the profile \(profile) answers, "))
      // What is kept says whose answers it expects.
      let again = try await Program.verifyVectors.run(["--vectors", kept.path])
      #expect(again.status == 1)
      #expect(again.output.contains("The vectors expect what the profile \(profile) answers, "))
      #expect(!again.output.contains("manifest"))
    }
    let peer = try await Program.verifyVectors.run(
      arguments + [
        "--profile", profile, "--", Program.referenceHarness.path, "--profile", profile,
      ])
    #expect(peer.status == 0)
    #expect(peer.output.hasSuffix("\n40 cases: 40 passed, 0 failed, 0 errored, 0 skipped\n"))
  }

  @Test func freshCasesAreDrawnOfOneOperation() async throws {
    let outcome = try await Program.verifyVectors.run(
      ["--random", "20", "--seed", "one", "--family", "epoch_tree", "--require", "epoch_tree"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("\n20 cases: 20 passed, 0 failed, 0 errored, 0 skipped\n"))
    let none = try await Program.verifyVectors.run(
      ["--random", "1", "--seed", "one", "--require", "core"])
    #expect(none.status == 1)
    #expect(
      none.output.contains("\nrequired and not passed: process_commits: there is no case of it\n"))
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
