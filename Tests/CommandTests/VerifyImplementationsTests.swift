import Foundation
import JSONText
import Testing

/// verify-vectors with several implementations.
@Suite(.serialized)
struct VerifyMatrixTests {
  private static let harness = Program.root.appending(path: "Tools/harnesses/python/harness.py")
    .path

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func twoRightImplementationsStandSideBySide() async throws {
    try await Scratch.withVectors("dmls_epoch", "tree_node") { folder in
      let outcome = try await Program.verifyVectors.run(
        [
          "--vectors", folder.path, "--implementation", "reference",
          "--implementation", "python=exec python3 '\(Self.harness)'",
        ])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      let total = "\n91 cases: 91 passed, 0 failed, 0 errored, 0 skipped\n"
      #expect(outcome.output.hasPrefix("dmls-vectors reference 1.0.0 (Swift), draft revisions "))
      #expect(outcome.output.contains(total + "dmls-python 1.0.0 (Python), draft revisions "))
      let matrix = [
        "            reference    python     ", "tree_node   42/42        42/42      ",
        "dmls_epoch  49/49        49/49      ",
      ].map { $0 + "\n" }.joined()
      #expect(
        outcome.output.hasSuffix(
          "\(total)\n\(matrix)\nreference: as expected\npython: as expected\n"))
    }
  }

  @Test func worstImplementationIsTheExitStatus() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verifyVectors.run([
        "--vectors", folder.path, "--implementation", "absent=exec /nonexistent/harness",
        "--implementation", "reference", "--", Program.referenceHarness.path,
      ])
      #expect(outcome.status == 2)
      // What follows the dashes has no name but the one that it announces.
      let matrix = [
        "            absent       reference    dmls-vectors reference",
        "dmls_epoch  0/49 ✗       49/49        49/49                 ",
      ].map { $0 + "\n" }.joined()
      #expect(
        outcome.output.hasSuffix(
          """


          \(matrix)
          absent: Exit status 2: nothing could be run.
          reference: as expected
          dmls-vectors reference: as expected

          """))
    }
  }

  @Test func oneImplementationHasNoMatrix() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verifyVectors.run([
        "--vectors", folder.path, "--implementation", "reference",
      ])
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix("\n49 cases: 49 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test(arguments: [
    (["reference", "reference"], "--implementation reference is given twice"),
    (["mine=a", "other=a", "mine=b"], "--implementation mine is given twice"),
    (["reference=a", "reference"], "--implementation reference is given twice"),
    (["mine"], "--implementation takes NAME=COMMAND or reference, not mine"),
    (["Reference"], "--implementation takes NAME=COMMAND or reference, not Reference"),
    (["mine="], "--implementation takes NAME=COMMAND or reference, not mine="),
    (["=a"], "--implementation takes NAME=COMMAND or reference, not =a"),
  ])
  func faultyImplementationIsAUsageError(values: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(
      values.flatMap { ["--implementation", $0] })
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
  }

  @Test func transcriptOfSeveralProcessesIsAUsageError() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let transcript = folder.appending(path: "transcript")
      for arguments in [["--jobs", "2"], ["--implementation", "reference", "--", "true"]] {
        let outcome = try await Program.verifyVectors.run(
          ["--vectors", folder.path, "--transcript", transcript.path] + arguments)
        #expect(outcome.status == 2)
        #expect(
          outcome.errors.hasPrefix(
            "verify-vectors: --transcript records one process: no --jobs, one implementation\n"))
        #expect(!FileManager.default.fileExists(atPath: transcript.path))
      }
    }
  }
}

/// verify-vectors with commands that fail in one way or another.
@Suite(.serialized)
struct VerifyChildrenTests {
  @Test func commandThatDoesNotExistIsNamed() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verify(
        folder, ["--suite", "1", "--", "/nonexistent/harness"])
      #expect(outcome.status == 2)
      #expect(outcome.errors == "")
      #expect(
        outcome.output.contains(
          "\n  7 errored: /nonexistent/harness: cannot be started: No such file or directory; "
            + "give its path, or a name that is on PATH\n"))
      #expect(
        outcome.output.hasSuffix("\n7 cases: 0 passed, 0 failed, 7 errored, 0 skipped\n"))
    }
  }

  @Test func crashShowsWhatTheChildWroteForPeople() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let script = #"printf 'out of \033[31mluck\n' >&2; exit 70"#
      let outcome = try await Program.verify(
        folder, ["--suite", "1", "--", "/bin/sh", "-c", script])
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("ended before it answered start; it exited with status 70\n"))
      #expect(outcome.output.contains("\n    stderr: out of \\u{1b}[31mluck\n"))
      #expect(outcome.isPlain)
    }
  }

  @Test func silentChildIsGivenUp() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.verify(
        folder, ["--suite", "1", "--timeout", "0.3", "--", "/bin/sh", "-c", "sleep 60"])
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("\n  7 errored: it did not answer start within 0.3 s\n"))
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func rightImplementationPasses() async throws {
    try await Scratch.withVectors("dmls_epoch", "commit_confirmation") { folder in
      let harness = Program.root.appending(path: "Tools/harnesses/python/harness.py").path
      let outcome = try await Program.verify(
        folder, ["--", "python3", harness])
      #expect(outcome.status == 0)
      #expect(
        outcome.output.hasSuffix("\n91 cases: 91 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test(
    .enabled(if: PythonHarness.canRun, "python3 is needed"),
    arguments: [[:], ["NO_COLOR": "1", "TERM": "xterm-256color"], ["CLICOLOR_FORCE": "1"]])
  func wrongLabelFailsInPlainText(environment: [String: String]) async throws {
    try await Scratch.withVectors("dmls_epoch", "commit_confirmation") { folder in
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: #"EPOCH_LABEL = b"epoch""#,
        by: #"EPOCH_LABEL = b"epoch_id""#, in: "dmls.py")
      let outcome = try await Program.verify(
        folder, ["--suite", "1", "--", "python3", harness],
        environment: environment)
      #expect(outcome.status == 1)
      #expect(outcome.errors == "")
      #expect(outcome.isPlain)
      #expect(outcome.output.contains("\ncommit_confirmation  suite 1  6 passed\n"))
      #expect(outcome.output.contains("\nFAILED dmls_epoch/suite-1/ordinary-1\n"))
      #expect(outcome.output.contains("\n             ^ byte 0\n"))
      #expect(
        outcome.output.hasSuffix("\n13 cases: 6 passed, 7 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test func transcriptHoldsEveryLineOfBothSides() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let file = folder.appending(path: "transcript.jsonl")
      try Data("what was there before\n".utf8).write(to: file)
      let outcome = try await Program.verify(
        folder,
        [
          "--suite", "1", "--transcript", file.path, "--", Program.referenceHarness.path,
        ])
      #expect(outcome.status == 0)
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { try JSONValue(parsing: Array($0.utf8)) }
      #expect(lines.count == 16)
      #expect(lines[0] == ["from": "verifier", "message": ["op": "start", "protocol": 1]])
      #expect(lines[1]["from"] == "child")
      #expect(lines[1]["message"]?["name"] == "dmls-vectors reference")
      #expect(lines.count { $0["from"] == "verifier" } == 8)
      #expect(lines.count { $0["message"]?["output"] != nil } == 7)
    }
  }

  @Test func transcriptThatCannotBeWrittenIsAUsageError() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let path = folder.appending(path: "missing/transcript").path
      let outcome = try await Program.verify(folder, ["--transcript", path])
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix(
          "verify-vectors: --transcript \(path): it cannot be written: "
            + "there is no such file or directory\n"))
    }
  }
}
