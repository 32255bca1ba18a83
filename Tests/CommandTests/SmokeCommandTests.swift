import Foundation
import Testing

/// verify-vectors smoke.
@Suite(.serialized)
struct SmokeCommandTests {
  private static let checks = [
    "answers a request while its input stays open", "gives the request's seq back",
    "answers two requests sent at once", "refuses a bad input and goes on",
    "survives an unknown operation", "answers each operation in its form",
    "refuses a bad input of each operation", "exits with status 0 at the end of its input",
  ]

  private func smoke(_ folder: URL, _ command: [String]) async throws -> Program.Outcome {
    try await Program.verifyVectors.run(
      ["smoke", "--vectors", folder.path, "--"] + command)
  }

  private func fine(_ checks: some Sequence<String>) -> String {
    checks.map { "ok     \($0)\n" }.joined()
  }

  private static let goodEnd = "\nIt is a harness. Next: verify-vectors -- COMMAND\n"

  @Test func referenceHarnessIsAHarness() async throws {
    try await Scratch.withVectors("pprf_evaluate") { folder in
      let outcome = try await smoke(folder, [Program.referenceHarness.path])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(
        outcome.output
          == fine(["answers start: it is dmls-vectors reference"] + Self.checks) + Self.goodEnd)
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func pythonHarnessIsAHarness() async throws {
    try await Scratch.withVectors("pprf_evaluate") { folder in
      let harness = Program.root.appending(path: "Tools/harnesses/python/harness.py").path
      let outcome = try await smoke(folder, ["python3", harness])
      #expect(outcome.status == 0)
      #expect(
        outcome.output == fine(["answers start: it is dmls-python"] + Self.checks) + Self.goodEnd)
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func statusOtherThanZeroAtTheEndIsFound() async throws {
    try await Scratch.withVectors("pprf_evaluate") { folder in
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: "\n    return 0\n",
        by: "\n    return 3\n", in: "harness.py")
      let outcome = try await smoke(folder, ["python3", harness])
      #expect(outcome.status == 1)
      #expect(
        outcome.output == fine(["answers start: it is dmls-python"] + Self.checks.dropLast()) + """
          WRONG  exits with status 0 at the end of its input
                 it exited with status 3
                 Hint: Leave the loop when a read returns the end of the input.

          1 to mend

          """)
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func crashOnABadInputIsFound() async throws {
    try await Scratch.withVectors("pprf_evaluate") { folder in
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: "    except Refusal as refusal:\n",
        by: "    except Refusal as refusal:\n        raise\n", in: "harness.py")
      let outcome = try await smoke(folder, ["python3", harness])
      #expect(outcome.status == 1)
      #expect(outcome.errors == "")
      #expect(
        outcome.output.contains(
          """
          WRONG  refuses a bad input and goes on
                 no valid answer came to it: its output ended
                 Hint: Answer with "error" or "skipped" and read the next line; do not end the \
          process.
                 stderr: Traceback (most recent call last):

          """))
      #expect(outcome.output.contains("\nok     survives an unknown operation\n"))
      #expect(outcome.output.hasSuffix("\n\n2 to mend\n"))
    }
  }

  @Test(arguments: [
    (
      ["/bin/sh", "-c", "echo mine 1.0; cat > /dev/null"],
      "the answer to start does not follow the protocol: not JSON: ",
      #"print it to stderr; it wrote "mine 1.0""#
    ),
    (
      ["/bin/sh", "-c", "exit 3"], "its output ended before it answered start; ",
      "it exited with status 3"
    ),
    (
      ["/nonexistent/harness"], "/nonexistent/harness: cannot be started: ",
      "directory; give its path, or a name that is on PATH"
    ),
  ])
  func whatIsNoHarnessIsTold(command: [String], prefix: String, suffix: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await smoke(folder, command)
      #expect(outcome.status == 1)
      #expect(outcome.errors == "")
      let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 6)
      #expect(lines[0] == "WRONG  answers start")
      #expect(lines[1].hasPrefix("       \(prefix)"))
      #expect(lines[1].hasSuffix(suffix))
      #expect(lines[2].hasPrefix("       Hint: Read a line, "))
      #expect(lines[3...] == ["", "1 to mend", ""])
    }
  }

  @Test(arguments: [
    (["smoke"], "smoke needs a command after --"),
    (["smoke", "--"], "a command must follow after --"),
    (["smoke", "--jobs", "2", "--", "true"], "unknown argument --jobs; a command goes after --"),
    (
      ["smoke", "--timeout", "0", "--", "true"],
      "--timeout takes a number of seconds above 0, not 0"
    ),
    (["smoke", "./my-harness"], "unknown argument ./my-harness; a command goes after --"),
  ])
  func usageErrorsAreNamed(arguments: [String], message: String) async throws {
    let outcome = try await Program.verifyVectors.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("verify-vectors: \(message)\n"))
  }
}
