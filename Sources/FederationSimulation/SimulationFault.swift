import JSONText
package import Operations

/// A trace in which something happened that never must.
package struct SimulationFault: Error, Equatable, Sendable {
  /// The seed of the trace.
  package var seed: UInt64
  /// What happened.
  package var reason: String
  /// The trace up to there.
  package var trace: FederationTrace.Input
}

extension SimulationFault: CustomStringConvertible {
  package var description: String {
    """
    FAULT in event \(trace.events.count - 1) of the trace of seed \(seed): \(reason)
    The trace, an input of the operation federation:
    \(trace.json.line)
    """
  }
}
