import Foundation
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
        ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      let total = "\n91 cases: 91 passed, 0 failed, 0 errored, 0 skipped\n"
      #expect(outcome.output.hasPrefix("dmls-vectors reference 1.0.0 (Swift), draft revisions "))
      #expect(outcome.output.contains(total + "dmls-python 1.0.0 (Python), draft revisions "))
      let matrix = [
        "            reference    python     ", "tree_node   42/42        42/42      ",
        "dmls_epoch  49/49        49/49      ",
      ].map { $0 + "\n" }.joined()
      #expect(outcome.output.hasSuffix("\(total)\n\(matrix)"))
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
      #expect(outcome.output.hasSuffix("\n\n\(matrix)"))
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
