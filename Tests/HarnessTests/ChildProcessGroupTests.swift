import Foundation
import Harness
import Testing

/// Children that do not want to end, or leave processes of their own behind.
@Suite(.serialized)
struct ChildProcessGroupTests {
  private let patience = Duration.seconds(30)

  @Test func grandchildThatHoldsThePipesDoesNotKeepTheConversationOpen() throws {
    let child = try ChildProcess(shell: "echo hello; sleep 60 & exit 0")
    #expect(child.next() == .text("hello"))
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func statusIsThatOfTheChildAndNotOfItsGrandchild() throws {
    let child = try ChildProcess(shell: "sleep 60 & exit 9")
    #expect(child.finish(grace: patience) == .exited(status: 9))
  }

  @Test func childThatIgnoresEndOfInputIsKilled() throws {
    let child = try ChildProcess(shell: "sleep 60")
    #expect(child.finish(grace: .milliseconds(100)) == .killed)
  }

  @Test func childThatIgnoresSignalsIsKilled() throws {
    let child = try ChildProcess(
      shell: "trap '' TERM INT HUP; echo ready; while :; do sleep 1; done")
    #expect(child.next() == .text("ready"))
    #expect(child.finish(grace: .milliseconds(100)) == .killed)
  }

  @Test func stoppedChildIsKilled() throws {
    let child = try ChildProcess(shell: "echo ready; kill -STOP $$; echo awake")
    #expect(child.next() == .text("ready"))
    #expect(child.finish(grace: .milliseconds(100)) == .killed)
  }

  /// A named pipe ends for its reader when the last process that could write to it is gone.
  @Test(arguments: [
    "echo ready; exec sleep 60",
    "sleep 60 & echo ready; exit 0",
    "(trap '' TERM INT HUP; sleep 60; sleep 60) & echo ready; exit 3",
    "(sleep 60 & sleep 60) & echo ready; sleep 60",
  ])
  func noProcessOfTheGroupIsLeft(script: String) throws {
    let pipe = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: pipe) }
    let maker = try ChildProcess(command: ["mkfifo", pipe])
    try #require(maker.finish(grace: patience) == .exited(status: 0))

    let reader = try ChildProcess(command: ["cat", pipe])
    let child = try ChildProcess(shell: "exec 9>'\(pipe)'; echo open >&9; \(script)")
    #expect(child.next() == .text("ready"))
    #expect(reader.next() == .text("open"))
    #expect(reader.next(until: .now + .milliseconds(50)) == .deadline)
    _ = child.finish(grace: .milliseconds(50))
    #expect(reader.next() == .ended(partial: []))
    #expect(reader.finish(grace: patience) == .exited(status: 0))
  }

  @Test func childThatIsForgottenIsKilled() throws {
    let pipe = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: pipe) }
    let maker = try ChildProcess(command: ["mkfifo", pipe])
    try #require(maker.finish(grace: patience) == .exited(status: 0))

    let reader = try ChildProcess(command: ["cat", pipe])
    func forget() throws {
      let child = try ChildProcess(shell: "exec 9>'\(pipe)'; echo ready; exec sleep 60")
      #expect(child.next() == .text("ready"))
    }
    try forget()
    #expect(reader.next() == .ended(partial: []))
    #expect(reader.finish(grace: patience) == .exited(status: 0))
  }

  /// To the system such a child stops again and again; it has not ended.
  @Test(.enabled(if: Python.isThere, "python3 is needed"))
  func childThatHasItselfTracedIsNotTakenForOneThatEnded() throws {
    let child = try ChildProcess(command: [
      "python3", "-c",
      """
      import ctypes, os, signal
      ctypes.CDLL(None).ptrace(0, 0, 0, 0)
      print("traced", flush=True)
      os.kill(os.getpid(), signal.SIGUSR1)
      """,
    ])
    #expect(child.next() == .text("traced"))
    #expect(child.next(until: .now + .milliseconds(500)) == .deadline)
    #expect(child.finish(grace: .milliseconds(100)) == .killed)
  }

  /// Its end is told to the tracer first, which does not ask.
  @Test(.enabled(if: Python.isThere, "python3 is needed"))
  func childThatCannotBeReapedIsWaitedForWithABound() throws {
    let child = try ChildProcess(command: [
      "python3", "-c",
      """
      import ctypes, os, sys, time
      read, write = os.pipe()
      if os.fork() == 0:
          os.setsid()
          seized = ctypes.CDLL(None).ptrace(0x4206, os.getppid(), 0, 0)
          os.write(write, b"+" if seized == 0 else b"-")
          time.sleep(10)
          os._exit(0)
      print("traced" if os.read(read, 1) == b"+" else "untraced", flush=True)
      time.sleep(60)
      """,
    ])
    let line = child.next()
    // Where the system lets no child be traced, nothing is shown.
    guard line == .text("traced") else {
      #expect(line == .text("untraced"))
      return
    }
    #expect(child.finish(grace: .zero) == .unkillable)
    #expect(child.finish(grace: .zero) == .unkillable)
  }

  /// Such a child is not reached by a signal to the group that it was born in.
  @Test(.enabled(if: Python.isThere, "python3 is needed"))
  func childThatMovesToAnotherGroupIsKilled() throws {
    let child = try ChildProcess(command: [
      "python3", "-c",
      """
      import os, time
      os.setpgid(0, os.getpgid(os.getppid()))
      print("moved", flush=True)
      time.sleep(8)
      os.write(2, b"alive")
      """,
    ])
    #expect(child.next() == .text("moved"))
    #expect(child.finish(grace: .zero) == .killed)
    #expect(child.standardErrorTail == [])
  }
}

/// What some children are written in.
enum Python {
  /// Whether python3 is there; says so on standard error where it is not.
  static let isThere: Bool = {
    let child = try? ChildProcess(command: ["python3", "-c", ""])
    let found = child?.finish(grace: .seconds(60)) == .exited(status: 0)
    if !found {
      let message = "SKIPPED: python3 is absent, so some children cannot be run\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    return found
  }()
}
