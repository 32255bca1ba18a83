import JSONText
package import Operations

/// An implementation in this very process, asked through the same lines as any other.
package final class InProcessPeer: Peer {
  private let server: HarnessServer
  private var requests: [String] = []

  /// A peer that serves the given implementation.
  package init(_ implementation: Implementation) {
    server = HarnessServer(implementation)
  }

  package func send(_ line: String) {
    requests.append(line)
  }

  package func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    guard !requests.isEmpty else { return .deadline }
    switch server.answer(to: Array(requests.removeFirst().utf8)) {
    case .success(let line): return .line(Array(line.utf8))
    case .failure(let error): return .line(Array("not a request: \(error)".utf8))
    }
  }

  package func endInput() {}

  package func finish(grace: Duration) -> PeerEnding { .exited(status: 0) }

  package var standardErrorTail: [UInt8] { [] }
}
