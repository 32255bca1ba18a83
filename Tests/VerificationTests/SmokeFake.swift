import JSONText
import Operations
import VectorFiles

@testable import Harness
@testable import Verification

/// A harness inside the test that smoke tests find something about.
///
/// Rightly it refuses an epoch_secret of one byte, skips what it does not know and answers the rest.
struct SmokeFake: Sendable {
  /// What a process does with a request, given the right answer.
  typealias Behaviour = @Sendable (_ request: Request, _ answer: Answer) -> [PeerEvent]

  var announcement: [PeerEvent] = [.text(FakeImplementation.announcementLine())]
  var ending = PeerEnding.exited(status: 0)
  /// Whether its answers come once its input has ended.
  var isBuffering = false
  var behaviour: Behaviour = { _, answer in [.answer(answer)] }

  /// Files with a case that is answered and one that is refused.
  static let files = [
    VectorFile(
      family: .dmlsEpoch, flags: [],
      cases: [Cases.echo(0), refused])
  ]

  /// A case that must be refused.
  static var refused: VectorCase {
    var vectorCase = Cases.echo(255)
    vectorCase.expectation = .refusal([.wrongLength])
    return vectorCase
  }

  /// What a smoke test finds.
  func findings(_ files: [VectorFile] = files) -> [SmokeFinding] {
    SmokeTest(
      files: files, limits: .short, start: { () throws(ChildProcessError) in SmokePeer(of: self) }
    ).findings()
  }

  fileprivate func events(for line: String) -> [PeerEvent] {
    guard let json = try? JSONValue(parsing: Array(line.utf8)) else { return [] }
    if json["op"] == "start" { return announcement }
    guard let request = try? Request(json: json, path: "") else { return [] }
    let response: Response =
      if request.operation != "dmls_epoch" {
        .skipped(reason: "unknown operation")
      } else if request.input["epoch_secret"] == "ff" {
        .refused(OperationError(.wrongLength))
      } else {
        .output(["dmls_epoch": "00"], intermediates: [])
      }
    return behaviour(request, Answer(seq: request.seq, response))
  }
}

private final class SmokePeer: Peer {
  private let fake: SmokeFake
  private var events: [PeerEvent] = []
  private var isOpening = true
  private var isEnded = false

  init(of fake: SmokeFake) {
    self.fake = fake
  }

  func send(_ line: String) { events += fake.events(for: line) }

  func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    guard let event = events.first, !fake.isBuffering || isOpening || isEnded else {
      return .deadline
    }
    isOpening = false
    // Once it has ended it stays so.
    if case .line = event { events.removeFirst() }
    return event
  }

  func endInput() { isEnded = true }
  func finish(grace: Duration) -> PeerEnding { fake.ending }
  var standardErrorTail: [UInt8] { [] }
}
