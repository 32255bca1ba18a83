import Foundation
import Testing

@testable import Harness

/// Children that behave.
@Suite(.serialized)
struct ChildProcessTests {
  private let patience = Duration.seconds(30)

  @Test func linesComeBackFromAChildThatEchoes() throws {
    let child = try ChildProcess(command: ["cat"])
    for line in ["one", "", "two words", "\u{e9}\u{1F600}"] {
      child.send(line)
      #expect(child.next() == .text(line))
    }
    #expect(child.finish(grace: patience) == .exited(status: 0))
    #expect(child.standardErrorTail == [])
  }

  @Test func argumentsAreHandedOnAsTheyAre() throws {
    let arguments = ["a b", "", "$HOME", "*", "\"'\\"]
    let child = try ChildProcess(
      command: ["/bin/sh", "-c", #"for word; do printf '<%s>\n' "$word"; done"#, "sh"] + arguments)
    for argument in arguments { #expect(child.next() == .text("<\(argument)>")) }
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func linesLargerThanAPipeGoBothWaysAtOnce() throws {
    let child = try ChildProcess(command: ["cat"])
    let lines = ["a", "b", "c", "d"].map { String(repeating: $0, count: 200_000) }
    for line in lines { child.send(line) }
    for line in lines { #expect(child.next() == .text(line)) }
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func endOfInputIsSeenByTheChild() throws {
    let child = try ChildProcess(shell: "while read -r line; do :; done; echo bye >&2; exit 7")
    child.send("line")
    #expect(child.finish(grace: patience) == .exited(status: 7))
    #expect(child.standardErrorTail == Array("bye\n".utf8))
  }

  @Test(arguments: [0, 1, 3, 127, 255])
  func exitStatusIsTold(status: Int) throws {
    let child = try ChildProcess(shell: "exit \(status)")
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .exited(status: status))
  }

  /// Also shows that these signals are neither blocked nor ignored in a child, SIGPIPE above all.
  @Test(arguments: [(6, "ABRT"), (9, "KILL"), (11, "SEGV"), (13, "PIPE"), (15, "TERM")])
  func signalThatEndsTheChildIsTold(number: Int, name: String) throws {
    let child = try ChildProcess(shell: "ulimit -c 0; kill -\(name) $$; echo survived")
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .signalled(number))
  }

  @Test func partialLineAtTheEndIsTold() throws {
    let child = try ChildProcess(shell: #"printf 'whole\npart'"#)
    #expect(child.next() == .text("whole"))
    #expect(child.next() == .ended(partial: Array("part".utf8)))
    #expect(child.next() == .ended(partial: Array("part".utf8)))
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func answersWrittenJustBeforeTheExitAreNotLost() throws {
    let child = try ChildProcess(shell: "echo one; echo two; exit 5")
    #expect(child.next() == .text("one"))
    #expect(child.next() == .text("two"))
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .exited(status: 5))
  }

  @Test func silenceLastsUntilTheDeadline() throws {
    let child = try ChildProcess(shell: "sleep 60")
    let deadline = ContinuousClock.now + .milliseconds(300)
    #expect(child.next(until: deadline) == .deadline)
    #expect(.now >= deadline)
    #expect(child.finish(grace: .zero) == .killed)
  }

  @Test func deadlineThatIsOverIsTold() throws {
    let child = try ChildProcess(shell: "sleep 60")
    #expect(child.next(until: .now - .seconds(1)) == .deadline)
    #expect(child.finish(grace: .zero) == .killed)
  }
}

/// Children that do odd things with their three streams.
@Suite(.serialized)
struct ChildProcessStreamTests {
  private let patience = Duration.seconds(30)
  private let moment = Duration.milliseconds(300)

  @Test func endlessLineIsCutOff() throws {
    // More than a line may have by less than what a pipe and a read hold together.
    let count = HarnessProtocol.longestLine + 100_000
    let child = try ChildProcess(
      shell: "head -c \(count) /dev/zero | tr '\\0' a; sleep 60")
    #expect(child.next() == .lineTooLong)
    // Nothing more is read, so that asking again costs no memory.
    #expect(child.next() == .lineTooLong)
    #expect(child.finish(grace: .zero) == .killed)
  }

  /// However the bytes happen to be cut into pieces on their way.
  @Test func longestLineIsALineAndOneByteMoreIsNot() throws {
    let longest = HarnessProtocol.longestLine
    let child = try ChildProcess(
      shell: """
        head -c \(longest) /dev/zero | tr '\\0' a; echo
        head -c \(longest + 1) /dev/zero | tr '\\0' a; echo
        """)
    guard case .line(let line) = child.next() else {
      Issue.record("the longest line is refused")
      return
    }
    #expect(line.count == longest)
    // Not compared within #expect, which would print 16 MiB.
    let isTooLong = child.next() == .lineTooLong
    #expect(isTooLong)
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func childThatClosesItsInputIsStillHeard() throws {
    let child = try ChildProcess(shell: "exec 0<&-; echo closed; sleep 60")
    #expect(child.next() == .text("closed"))
    for _ in 0..<3 { child.send(String(repeating: "x", count: 100_000)) }
    #expect(child.next(until: .now + moment) == .deadline)
    #expect(child.finish(grace: .zero) == .killed)
  }

  @Test func childThatClosesItsOutputAndLivesOnHasEnded() throws {
    let child = try ChildProcess(shell: "printf part; exec 1>&-; sleep 60")
    #expect(child.next() == .ended(partial: Array("part".utf8)))
    #expect(child.finish(grace: .zero) == .killed)
  }

  @Test func childThatClosesAllItsStreamsHasEnded() throws {
    let child = try ChildProcess(shell: "exec 0<&- 1>&- 2>&-; sleep 60")
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: .milliseconds(50)) == .killed)
  }

  @Test func childThatReadsNothingDoesNotBlockTheSender() throws {
    let child = try ChildProcess(shell: "sleep 60")
    let line = String(repeating: "x", count: 500_000)
    for _ in 0..<20 { child.send(line) }
    #expect(child.next(until: .now + moment) == .deadline)
    #expect(child.finish(grace: .zero) == .killed)
  }

  @Test func childThatIsGoneDoesNotBlockTheSender() throws {
    let child = try ChildProcess(shell: "exit 0")
    #expect(child.next() == .ended(partial: []))
    for _ in 0..<20 { child.send(String(repeating: "x", count: 100_000)) }
    #expect(child.next() == .ended(partial: []))
    #expect(child.finish(grace: patience) == .exited(status: 0))
  }

  @Test func floodOnStandardErrorKeepsItsEnds() throws {
    let child = try ChildProcess(
      shell: """
        echo first >&2; head -c 1000000 /dev/zero | tr '\\0' x >&2; echo >&2; echo last >&2
        echo done
        """)
    #expect(child.next() == .text("done"))
    #expect(child.finish(grace: patience) == .exited(status: 0))
    #expect(
      String(decoding: child.standardErrorTail, as: UTF8.self)
        == "first\n… 1 line left out …\nlast\n")
  }

  @Test func endlessFloodOnStandardErrorDoesNotHideAnswers() throws {
    // More than a pipe holds is written before the answer, so that some of it has been read.
    let child = try ChildProcess(
      shell: "yes | head -c 200000 >&2; yes >&2 & read -r line; echo \"$line\"; wait")
    child.send("heard")
    #expect(child.next() == .text("heard"))
    #expect(child.finish(grace: .zero) == .killed)
    let lines = String(decoding: child.standardErrorTail, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines[10].wholeMatch(of: /… \d+ lines left out …/) != nil)
    #expect(lines.filter { $0 == "y" }.count >= 19)
  }

  @Test func floodAfterTheEndOfInputIsDropped() throws {
    let child = try ChildProcess(
      shell: "while read -r line; do :; done; yes | head -n 200000; exit 2")
    #expect(child.finish(grace: patience) == .exited(status: 2))
  }
}

/// Commands that cannot be started.
@Suite(.serialized)
struct ChildProcessStartTests {
  @Test func commandThatDoesNotExistIsNamed() {
    let command = "/nonexistent/dmls-harness"
    #expect(
      throws: ChildProcessError(
        command: command,
        reason: "No such file or directory; give its path, or a name that is on PATH")
    ) { try ChildProcess(command: [command, "argument"]) }
  }

  @Test func commandThatIsNotOnThePathIsNamed() {
    let command = "dmls-harness-that-nobody-has"
    #expect(
      throws: ChildProcessError(
        command: command,
        reason: "No such file or directory; give its path, or a name that is on PATH")
    ) { try ChildProcess(command: [command]) }
  }

  @Test func fileThatIsNotExecutableIsNamed() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("#!/bin/sh\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(
      throws: ChildProcessError(
        command: file.path,
        reason: "Permission denied; make it executable with chmod +x, or put its interpreter "
          + "before it")
    ) { try ChildProcess(command: [file.path]) }
  }

  /// As a compiler does that ends a moment later.
  @Test func programThatIsBeingWrittenIsWaitedFor() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(at: URL(filePath: "/bin/cat"), to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let writer = try FileHandle(forUpdating: file)
    // A thread of its own: other tests may have all those that tasks run on.
    Thread.detachNewThread {
      usleep(50_000)
      try? writer.close()
    }
    let child = try ChildProcess(command: [file.path])
    _ = child.finish(grace: .zero)
  }

  @Test func directoryIsNoCommand() {
    #expect(throws: ChildProcessError(command: "/", reason: "Permission denied; it is a folder")) {
      try ChildProcess(command: ["/"])
    }
  }

  @Test func interpreterThatIsNotThereIsToldFromAFileThatIsNot() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data("#!/nonexistent/python\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    #expect(
      throws: ChildProcessError(
        command: file.path,
        reason: "No such file or directory; the interpreter that its first line names is not there")
    ) { try ChildProcess(command: [file.path]) }
  }

  @Test(arguments: [[], [""]])
  func emptyCommandIsRefused(command: [String]) {
    #expect(throws: ChildProcessError(command: "", reason: "No such file or directory")) {
      try ChildProcess(command: command)
    }
  }
}

extension ChildProcess {
  /// A child that runs a shell script.
  convenience init(shell script: String) throws(ChildProcessError) {
    try self.init(command: ["/bin/sh", "-c", script])
  }

  /// Waits for the next event, long enough for a machine under load.
  func next() -> PeerEvent { next(until: .now + .seconds(30)) }
}

extension PeerEvent {
  /// A line of text.
  static func text(_ line: String) -> PeerEvent { .line(Array(line.utf8)) }
}
