import JSONText
package import OperatingSystem
package import Operations

/// The other end of a conversation in the harness protocol, line by line.
package protocol Peer: AnyObject {
  /// Queues a line, given without its newline; never waits.
  func send(_ line: String)
  /// Waits for the peer's next act, at most until the deadline.
  func next(until deadline: ContinuousClock.Instant) -> PeerEvent
  /// Tells the peer that no more requests come.
  func endInput()
  /// Ends the conversation: end of input, then, once `grace` is over, force.
  func finish(grace: Duration) -> PeerEnding
  /// What it wrote for people; of a long text the first and the last lines.
  var standardErrorTail: [UInt8] { get }
}

/// What a peer did next.
package enum PeerEvent: Equatable, Sendable {
  /// It sent a line, given without its newline.
  case line([UInt8])
  /// It sent more than `HarnessProtocol.longestLine` bytes without a newline.
  case lineTooLong
  /// It will send no more; `partial` is what it sent after its last newline.
  case ended(partial: [UInt8])
  /// It did nothing before the deadline.
  case deadline
}

/// How a peer came to its end.
package enum PeerEnding: Equatable, Sendable, CustomStringConvertible {
  /// It exited with this status.
  case exited(status: Int)
  /// A signal ended it.
  case signalled(Int)
  /// It was still there when the grace was over, and was killed.
  case killed
  /// It was still there when the grace was over, and even then: another user's, or one that is
  /// traced.
  case unkillable
  /// It has ended, and the system told somebody else how.
  case untold

  package var description: String {
    switch self {
    case .exited(let status): "exited with status \(status)"
    case .signalled(let signal): "was ended by signal \(signal) (\(Signal(CInt(signal))))"
    case .killed: "did not exit and was killed"
    case .unkillable: "did not exit and could not be killed"
    case .untold: "ended, and the system does not tell how"
    }
  }
}

/// An implementation in this very process, asked through the same lines as any other.
package final class InProcessPeer: Peer {
  private let server: HarnessServer
  private var requests: [String] = []
  private var hasCrashed = false
  /// What it said before it ended over a request.
  package private(set) var standardErrorTail: [UInt8] = []

  /// A peer that serves the given implementation.
  package init(_ implementation: Implementation) {
    server = HarnessServer(implementation)
  }

  package func send(_ line: String) {
    requests.append(line)
  }

  package func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    guard !requests.isEmpty else { return .deadline }
    guard !hasCrashed else { return .ended(partial: []) }
    switch server.reaction(to: Array(requests.removeFirst().utf8)) {
    case .answer(let line): return .line(Array(line.utf8))
    case .complaint(let error): return .line(Array("not a request: \(error)".utf8))
    case .crash(let message):
      hasCrashed = true
      standardErrorTail = Array(message.utf8)
      return .ended(partial: [])
    }
  }

  package func endInput() {}

  package func finish(grace: Duration) -> PeerEnding {
    .exited(status: hasCrashed ? Int(HarnessServer.crashStatus) : 0)
  }
}

/// A peer whose lines are also written to a log, one JSON object a line: who sent it, and what.
package final class RecordingPeer: Peer {
  private let peer: any Peer
  private let record: OutputLog

  /// Records another peer's conversation.
  package init(_ peer: any Peer, record: OutputLog) {
    self.peer = peer
    self.record = record
  }

  package func send(_ line: String) {
    write(from: "verifier", Array(line.utf8))
    peer.send(line)
  }

  package func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    let event = peer.next(until: deadline)
    if case .line(let line) = event { write(from: "child", line) }
    return event
  }

  package func endInput() { peer.endInput() }

  package func finish(grace: Duration) -> PeerEnding { peer.finish(grace: grace) }

  package var standardErrorTail: [UInt8] { peer.standardErrorTail }

  /// A line that is no JSON is recorded as the text that it is.
  private func write(from sender: String, _ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    let isJSON = (try? JSONValue(line: line)) != nil
    let message = isJSON ? text : JSONValue.string(text).line
    record.write("{\"from\":\"\(sender)\",\"message\":\(message)}\n")
  }
}
