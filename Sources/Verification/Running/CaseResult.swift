package import VectorFiles

/// A case and what became of it.
package struct CaseResult: Equatable, Sendable {
  /// The family whose file holds the case.
  package var family: Family
  /// The case.
  package var vectorCase: VectorCase
  /// What became of it.
  package var verdict: Verdict
  /// The time between the request and the answer, requests before it included; zero without one.
  package var duration = Duration.zero
  /// Whether the implementation was asked at all: not for what it does not announce, and not once it
  /// was given up.
  package var wasAsked = true
  /// Whether the run ended before the case had its turn.
  package var isCutOff = false
  /// How the implementation broke down over the case, if it did.
  package var breakdown: FailureKind?
  /// What the child last wrote for people, where the verdict is that there was no answer.
  package var standardErrorTail: [UInt8] = []
}
