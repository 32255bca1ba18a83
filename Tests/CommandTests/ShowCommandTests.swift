import Foundation
import JSONText
import Testing

/// verify-vectors show.
@Suite(.serialized)
struct ShowCommandTests {
  private static let id = "dmls_epoch/suite-1/ordinary-1"

  private func show(_ folder: URL, _ words: [String]) async throws -> Program.Outcome {
    try await Program.verifyVectors.run(
      ["show"] + words.prefix(1) + ["--vectors", folder.path] + words.dropFirst())
  }

  @Test func caseIsExplained() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let outcome = try await show(folder, [Self.id])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.isPlain)
      #expect(
        outcome.output.hasPrefix(
          """
          \(Self.id)
          A random-looking epoch_secret.

          dmls_epoch, cipher suite 1 (MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519), \
          draft revisions 01, 02, 03
          draft-kohbrok-mls-dmls-01 section 2

          Input:
            {"epoch_secret":"
          """))
      #expect(
        outcome.output.contains("\nEpochIdentifier (draft section 2): DeriveSecret(epoch_secret, "))
    }
  }

  @Test func requestThatIsShownIsTheOneThatTheHarnessAnswers() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let lines = try await show(folder, [Self.id]).output.split(separator: "\n")
      let title = try #require(lines.firstIndex(of: "The request as the child sees it:"))
      let answered = try await Program.referenceHarness.run([], input: lines[title + 1] + "\n")
      let answer = try JSONValue(parsing: Array(answered.output.utf8))
      #expect(answer["seq"] == 1)
      let expected = try #require(lines.firstIndex(of: "Expected output:"))
      #expect(answer["output"] == (try JSONValue(parsing: Array(lines[expected + 1].utf8))))
    }
  }

  @Test func commandIsHandedToTheReplay() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let replay = " --no-timeout --case '\(Self.id)' -- "
      let bare = try await show(folder, [Self.id])
      #expect(bare.output.contains("\nTo run it alone:\nswift run verify-vectors "))
      #expect(bare.output.hasSuffix("\(replay)COMMAND\n"))
      let quoted = try await show(folder, [Self.id, "--", "/bin/sh", "-c", "it's mine"])
      #expect(quoted.status == 0)
      #expect(quoted.output.hasSuffix("\(replay)/bin/sh -c 'it'\\''s mine'\n"))
    }
  }

  @Test func graphIsPrintedForACaseWithEpochs() async throws {
    try await Scratch.withVectors("deletion") { folder in
      let outcome = try await show(folder, ["deletion/suite-1/one-missing", "--dot"])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(
        outcome.output == #"""
          digraph epochs {
            label="deletion/suite-1/one-missing";
            rankdir=LR;
            node [shape=box, style=rounded, fontname=monospace];
            n0 [label="e"];
            n1 [label="a\nalice"];
            n0 -> n1;
          }

          """#)
    }
  }

  @Test func graphOfACaseWithoutEpochsIsAUsageError() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await show(folder, [Self.id, "--dot"])
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix(
          "verify-vectors: \(Self.id) has no epochs and commits to draw; show it without --dot\n"))
    }
  }

  @Test func caseOfTheCommittedVectorsIsFoundFromAnywhere() async throws {
    try await Scratch.with { folder in
      let outcome = try await Program.verifyVectors.run(["show", Self.id], in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("\(Self.id)\n"))
    }
  }

  @Test(arguments: [
    (
      "dmls_epoch/suite-1/elevens", "did you mean dmls_epoch/suite-1/secret-elevens?"
    ),
    (
      "ordinary-1",
      "did you mean dmls_epoch/suite-1/ordinary-1, dmls_epoch/suite-2/ordinary-1 or "
        + "dmls_epoch/suite-3/ordinary-1?"
    ),
    ("nothing/like/it", "--list lists them"), ("", "--list lists them"),
  ])
  func unknownCaseIsToldTheNearOnes(id: String, hint: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await show(folder, [id])
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix(
          "verify-vectors: there is no case \(id) in \(folder.path); \(hint)\n"))
    }
  }

  @Test(arguments: [
    (["show"], "show needs a case: show CASE"), (["show", "--"], "a command must follow after --"),
    (["show", "--", "true"], "show needs a case: show CASE"),
    (["show", id, id], "unknown argument \(id); a command goes after --"),
    (["show", id, "--suite", "1"], "unknown argument --suite; a command goes after --"),
  ])
  func usageErrorsAreNamed(arguments: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
  }
}
