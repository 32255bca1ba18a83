import Harness
import Testing

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

  @Test func floodOnStandardErrorKeepsItsTail() throws {
    let child = try ChildProcess(
      shell: """
        head -c 1000000 /dev/zero | tr '\\0' x >&2; echo last >&2; echo done
        """)
    #expect(child.next() == .text("done"))
    #expect(child.finish(grace: patience) == .exited(status: 0))
    #expect(
      child.standardErrorTail
        == [UInt8](repeating: UInt8(ascii: "x"), count: 4091) + Array("last\n".utf8))
  }

  @Test func endlessFloodOnStandardErrorDoesNotHideAnswers() throws {
    // More than a pipe holds is written before the answer, so that some of it has been read.
    let child = try ChildProcess(
      shell: "yes | head -c 200000 >&2; yes >&2 & read -r line; echo \"$line\"; wait")
    child.send("heard")
    #expect(child.next() == .text("heard"))
    #expect(child.finish(grace: .zero) == .killed)
    #expect(child.standardErrorTail.count == 4096)
  }

  @Test func floodAfterTheEndOfInputIsDropped() throws {
    let child = try ChildProcess(
      shell: "while read -r line; do :; done; yes | head -n 200000; exit 2")
    #expect(child.finish(grace: patience) == .exited(status: 2))
  }
}
