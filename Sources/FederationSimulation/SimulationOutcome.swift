import JSONText
package import Operations

/// What happened in simulated traces.
package struct SimulationTally: Equatable, Sendable, CustomStringConvertible {
  /// The traces.
  package var traces = 0
  /// The events.
  package var events = 0
  /// Events during a netsplit.
  package var eventsInNetsplits = 0
  /// The most partitions at a time.
  package var mostPartitions = 0
  /// Commits on which a partition agreed.
  package var commits = 0
  /// Commits that were refused.
  package var staleCommits = 0
  /// Deliveries to clients.
  package var deliveries = 0
  /// How often a client moved to another fork.
  package var wonForks = 0
  /// How often a client dropped a commit on a losing fork.
  package var lostForks = 0

  /// Nothing yet.
  package init() {}

  package var description: String {
    """
    traces: \(traces)
    events: \(events), \(eventsInNetsplits) of them in netsplits, at most \(mostPartitions) partitions
    commits: \(commits), refused as stale: \(staleCommits)
    deliveries: \(deliveries), to another fork: \(wonForks), of a losing fork: \(lostForks)
    """
  }
}

/// A trace in which something happened that never must.
package struct SimulationFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The seed of the trace.
  package var seed: UInt64
  /// What happened.
  package var reason: String
  /// The trace up to there.
  package var trace: FederationTrace.Input

  package var description: String {
    """
    FAULT in event \(trace.events.count - 1) of the trace of seed \(seed): \(reason)
    The trace, an input of the operation federation:
    \(trace.json.line)
    """
  }
}
