import Harness
import Testing

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
