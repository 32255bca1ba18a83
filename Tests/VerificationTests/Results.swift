import JSONText
import Operations
import VectorFiles

@testable import Verification

/// Results made by hand, for what is decided once a run is over.
enum Results {
  /// A verdict of each kind that is no failure.
  static let passed = Verdict.passed(note: nil)
  static let skipped = Verdict.skipped("later")

  /// An answer that differs in each way there is.
  static let mismatches: [(mismatch: Mismatch, kind: FailureKind)] = [
    (.output([Difference(path: "out", expected: "00", actual: "01")]), .output),
    (.intermediate(Difference(path: "label", expected: "00", actual: "01")), .intermediate),
    (.outputInsteadOfRefusal(expected: [.malformed], actual: "00"), .answered),
    (.refusalInsteadOfOutput(expected: "00", actual: OperationError(.malformed)), .refused),
    (.otherRefusal(expected: [.malformed], actual: OperationError(.punctured)), .reason),
  ]

  /// The result of case number 0, 1, 2 and so on.
  static func result(_ number: Int, _ verdict: Verdict) -> CaseResult {
    CaseResult(family: .dmlsEpoch, vectorCase: Cases.echo(number), verdict: verdict)
  }

  /// A case that failed in just this way.
  static func result(_ number: Int, _ kind: FailureKind) -> CaseResult {
    if let found = mismatches.first(where: { $0.kind == kind }) {
      return result(number, .failed(found.mismatch))
    }
    var errored = result(number, .errored("for a reason"))
    errored.wasAsked = kind != .unasked
    // Whatever has no breakdown of its own is a matter of the protocol.
    errored.breakdown = kind == .crash || kind == .timeout ? kind : nil
    return errored
  }

  /// The id of a case, as a list names it.
  static func id(_ number: Int) -> String { Cases.echo(number).id }
}

extension FailureKind {
  /// The kinds that a list may name.
  static var listable: [FailureKind] { allCases.filter { $0 != .unasked } }
}
