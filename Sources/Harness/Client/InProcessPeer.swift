import JSONText
package import Operations

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
