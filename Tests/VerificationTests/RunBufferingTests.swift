import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Implementations whose answers lie in a buffer until their input ends.
struct RunBufferingTests {
  /// Lets some lines through and holds the others back until the end of the input.
  private final class BufferingPeer: Peer {
    private let peer: any Peer
    private var lines: Int

    init(_ peer: any Peer, lines: Int) {
      self.peer = peer
      self.lines = lines
    }

    func send(_ line: String) { peer.send(line) }

    func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
      guard lines > 0 else { return .deadline }
      lines -= 1
      return peer.next(until: deadline)
    }

    func endInput() { lines = .max }
    func finish(grace: Duration) -> PeerEnding { peer.finish(grace: grace) }
    var standardErrorTail: [UInt8] { peer.standardErrorTail }
  }

  private func run(
    _ count: Int, lines: Int, _ implementation: FakeImplementation = FakeImplementation()
  ) -> RunResult {
    Run(
      of: Cases.echoes(count), limits: .short,
      start: { () throws(ChildProcessError) in
        BufferingPeer(implementation.start(), lines: lines)
      }
    ).result()
  }

  private static let hint =
    "no answer within 0.3 s; it answered once its input had ended: "
    + "flush the output after every line, or give it more time"

  @Test(arguments: [1, 3])
  func answersThatComeAtTheEndOfTheInputAreExplained(count: Int) {
    let result = run(count, lines: 1)
    #expect(result.verdicts == Array(repeating: .errored(Self.hint), count: count))
    #expect(result.results.allSatisfy { $0.failureKind == .timeout })
  }

  @Test func announcementThatComesAtTheEndOfTheInputIsNoAnswer() {
    let result = run(2, lines: 0)
    #expect(
      result.verdicts
        == Array(repeating: .errored("it did not answer start within 0.3 s"), count: 2))
    #expect(result.exitStatus == 2)
  }

  @Test func silenceThatLastsIsNotExplained() {
    let result = run(1, lines: 1, FakeImplementation { _, _, _ in [] })
    #expect(result.verdicts == [.errored("no answer within 0.3 s")])
  }

  @Test func crashAtTheEndOfTheInputIsNotExplained() {
    let result = run(1, lines: 1, FakeImplementation { _, _, _ in [.ended(partial: [])] })
    #expect(result.verdicts == [.errored("no answer within 0.3 s")])
  }

  @Test func whoeverAnsweredBeforeDoesFlush() {
    let result = run(2, lines: 2)
    #expect(result.verdicts == [.passed(note: nil), .errored("no answer within 0.3 s")])
  }
}
