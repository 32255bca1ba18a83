import Verification

/// How many of some cases went which way.
struct CaseCounts: Equatable {
  /// All cases.
  private(set) var total = 0
  /// Cases by verdict.
  private(set) var byVerdict: [Verdict.Kind: Int] = [:]
  /// Cases that failed as a failure list says.
  private(set) var knownFailures = 0
  /// Cases that did not go as expected.
  private(set) var unexpected = 0

  /// Counts cases.
  init(_ cases: some Sequence<ReportedCase>) {
    for reported in cases {
      total += 1
      byVerdict[reported.result.verdict.kind, default: 0] += 1
      if reported.outcome == .knownFailure { knownFailures += 1 }
      if !reported.outcome.isFine { unexpected += 1 }
    }
  }

  /// How many have a verdict.
  subscript(kind: Verdict.Kind) -> Int { byVerdict[kind, default: 0] }

  /// The counts that are not zero: `3 passed, 1 failed`.
  var words: String {
    var words = Verdict.Kind.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.rawValue)" }
    if knownFailures > 0 { words.append("\(knownFailures) of them known to fail") }
    return words.isEmpty ? "no cases" : words.joined(separator: ", ")
  }
}
