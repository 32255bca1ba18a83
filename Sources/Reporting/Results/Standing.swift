import Verification

/// How some cases stand together, the worst first; shown as a symbol so that colour is never alone.
enum Standing: String, CaseIterable {
  /// A wrong answer that nobody expected.
  case failed
  /// No answer that follows the protocol, and nobody expected that.
  case errored
  /// Passed or skipped, against what was expected.
  case surprising
  /// Failures, all of them known.
  case known
  /// Nothing was checked.
  case skipped
  /// All that was checked is right.
  case passed

  /// How one case stands.
  init(_ reported: ReportedCase) {
    switch (reported.outcome, reported.result.verdict) {
    case (.knownFailure, _): self = .known
    case (.unexpected, .failed): self = .failed
    case (.unexpected, .errored): self = .errored
    case (.unexpected, _): self = .surprising
    case (_, .skipped): self = .skipped
    case (_, _): self = .passed
    }
  }

  /// How cases stand together: a skip beside passes counts as passed; nil for no cases.
  init?(_ cases: some Sequence<ReportedCase>) {
    let found = Set(cases.map { Standing($0) })
    let order: [Standing] = [.failed, .errored, .surprising, .known, .passed, .skipped]
    guard let worst = order.first(where: { found.contains($0) }) else { return nil }
    self = worst
  }

  /// One character.
  var symbol: String {
    switch self {
    case .failed: "✗"
    case .errored: "!"
    case .surprising: "?"
    case .known: "≈"
    case .skipped: "–"
    case .passed: "✓"
    }
  }

  /// What the symbol stands for.
  var legend: String {
    switch self {
    case .failed: "wrong answers"
    case .errored: "no valid answer"
    case .surprising: "not as expected"
    case .known: "known to fail"
    case .skipped: "skipped"
    case .passed: "passed"
    }
  }

  /// How many of the cases make it stand so; for passed, how many are right.
  func count(in cases: some Sequence<ReportedCase>) -> Int {
    cases.reduce(0) { $0 + (Standing($1) == self ? 1 : 0) }
  }
}
