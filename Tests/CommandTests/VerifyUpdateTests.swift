import Foundation
import Testing

/// When a failure list may be rewritten, and what that makes of a run.
@Suite(.serialized)
struct VerifyUpdateTests {
  private func verify(_ folder: URL, _ arguments: [String]) async throws -> Program.Outcome {
    try await Program.verifyVectors.run(
      ["--vectors", folder.path, "--failures", folder.appending(path: "known.txt").path]
        + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  @Test func listOutlivesACommandThatCannotBeRun() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let list = Data("dmls_epoch/suite-1/* failed output\n".utf8)
      try list.write(to: folder.appending(path: "known.txt"))
      let outcome = try await verify(folder, ["--update-failures", "--", "/nonexistent/harness"])
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == "verify-vectors: --update-failures: not every case was asked; no list is changed\n")
      #expect(try Data(contentsOf: folder.appending(path: "known.txt")) == list)
    }
  }

  @Test(.enabled(if: PythonHarness.canRun, "python3 is needed"))
  func strictSkipIsNothingThatAListCanSay() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let run = "        output, intermediates = run(request)"
      let harness = try PythonHarness.copy(
        to: folder.appending(path: "harness"), replacing: run,
        by: "        if request['seq'] == 1: raise NotSupported('later')\n\(run)", in: "harness.py")
      let strict = ["--strict-skips", "--", "python3", harness]
      #expect(try await verify(folder, ["--update-failures"] + strict).status == 1)
      #expect(try await verify(folder, strict).status == 1)
      #expect(
        try await verify(folder, ["--update-failures", "--", "python3", harness]).status == 0)
    }
  }
}
