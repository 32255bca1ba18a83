import Foundation
import Testing

@testable import Harness

/// Commands that cannot be started.
@Suite(.serialized)
struct ChildProcessStartTests {
  @Test func commandThatDoesNotExistIsNamed() {
    let command = "/nonexistent/dmls-harness"
    #expect(
      throws: ChildProcessError(command: command, reason: "No such file or directory")
    ) { try ChildProcess(command: [command, "argument"]) }
  }

  @Test func commandThatIsNotOnThePathIsNamed() {
    let command = "dmls-harness-that-nobody-has"
    #expect(
      throws: ChildProcessError(command: command, reason: "No such file or directory")
    ) { try ChildProcess(command: [command]) }
  }

  @Test func fileThatIsNotExecutableIsNamed() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("#!/bin/sh\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(
      throws: ChildProcessError(command: file.path, reason: "Permission denied")
    ) { try ChildProcess(command: [file.path]) }
  }

  @Test func directoryIsNoCommand() {
    #expect(throws: ChildProcessError(command: "/", reason: "Permission denied")) {
      try ChildProcess(command: ["/"])
    }
  }

  @Test(arguments: [[], [""]])
  func emptyCommandIsRefused(command: [String]) {
    #expect(throws: ChildProcessError(command: "", reason: "No such file or directory")) {
      try ChildProcess(command: command)
    }
  }
}
