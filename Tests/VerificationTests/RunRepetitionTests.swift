import JSONText
import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// An implementation that says the same thing over and over does not keep a run from ending.
struct RunRepetitionTests {
  /// Answers its first request, and then that one again and again instead of the others.
  private final class Repeater: Peer {
    private var lines = [FakeImplementation.announcementLine()]
    private var repeated: String?
    private let end = ContinuousClock.now + .seconds(5)

    func send(_ line: String) {
      guard repeated == nil, let json = try? JSONValue(parsing: Array(line.utf8)),
        let request = try? Request(json: json, path: "")
      else { return }
      let output: JSONValue = ["dmls_epoch": request.input["epoch_secret"] ?? .null]
      repeated = Answer(seq: request.seq, .output(output, intermediates: [])).json.line
    }

    func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
      if let line = lines.popLast() { return .text(line) }
      // Ends some time, so that a run which never ends fails and does not hang.
      if .now > end { return .ended(partial: []) }
      guard let repeated, .now < deadline else { return .deadline }
      return .text(repeated)
    }

    func endInput() {}
    func finish(grace: Duration) -> PeerEnding { .killed }

    var standardErrorTail: [UInt8] { [] }
  }

  @Test func repeatedAnswerIsNoProgress() {
    let run = Run(
      of: Cases.echoes(2), limits: .short, start: { () throws(ChildProcessError) in Repeater() })
    #expect(
      run.result().verdicts
        == [.errored("it was answered twice"), .errored("no answer within 0.3 s")])
  }
}
