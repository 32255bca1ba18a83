import KeyDerivation
import Operations
import VectorFiles

extension CaseBuilder {
  /// Adds a member's life, each event of which says what must come of it.
  /// - Throws: `GenerationError` where the reference makes something else of an event.
  mutating func addLife(
    _ name: String, _ suite: CipherSuite, _ comment: String, _ flags: [Flag],
    start: ProcessCommits.Start, _ events: [ScriptedEvent]
  ) throws(GenerationError) {
    try add(
      ProcessCommits.self, name, suite, comment, flags: flags,
      readings: Self.readings(start, events),
      input: ProcessCommits.Input(start: start, events: events.map(\.event)),
      objection: { output in
        let results = output.events
        guard results.count == events.count else { return "\(results.count) results" }
        let unmet = zip(events, results).enumerated().first { !$1.0.isMet(by: $1.1.outcome) }
        return unmet.map { "event \($0.offset) ended as \($0.element.1.outcome)" }
      })
  }

  /// The readings on which a life hinges, in the order of their numbers.
  private static func readings(
    _ start: ProcessCommits.Start, _ events: [ScriptedEvent]
  ) -> [Reading] {
    var readings: Set<Reading> = []
    if case .founded = start { readings.insert(.firstEpoch) } else { readings.insert(.joiner) }
    for event in events { readings.formUnion(event.readings) }
    return Reading.allCases.filter { readings.contains($0) }
  }
}

extension CipherSuite {
  /// Suite 1, which gets the cases that no hash function makes a difference to.
  static let mandatory: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// One cipher suite for each Nh: these get the cases which only the width tells apart.
  var isFirstOfItsWidth: Bool {
    CipherSuite.allCases.first { $0.nh == nh } == self
  }
}
