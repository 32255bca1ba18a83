import KeyDerivation
import Operations
import VectorFiles

@testable import Diagnostics
@testable import Misreadings
@testable import Verification

/// Diagnoses made by hand, of misreadings that are in no catalogue.
enum DiagnosisSamples {
  static let swapped = misreading("sides-swapped", "Left is <right>.", effect: "All is lost.")
  static let label = misreading(
    "label-other", "The label is \"x\" | \"y\".", effect: "All is lost.")
  static let node = misreading(
    "node-other", "A node is another.", section: "RFC 9420 section 9", in: [TreeNode.self],
    effect: "Much is lost.")

  static func misreading(
    _ id: String, _ summary: String, section: String = "draft section 2",
    in operations: OperationSet = [DMLSEpoch.self], effect: String
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: effect, in: operations, change: { _ in })
  }

  /// Failures 0 and 1 of suite 1, 2 of suite 7, and a passed case of suite 7.
  static let results: [CaseResult] = [
    ReportSamples.wrong("a"), ReportSamples.wrong("b"), other(.failed(.output([]))),
    other(.passed(note: nil)),
  ]

  private static func other(_ verdict: Verdict) -> CaseResult {
    ReportFixtures.result(
      verdict,
      ReportFixtures.vectorCase("\(verdict.kind)", suite: .mls256Dhkemp384Aes256gcmSha384P384))
  }

  static func diagnosis(
    _ causes: [([[Misreading]], [Int])] = [], unsuspicious: [Int] = [], unexplained: [Int] = [],
    unexamined: [Int] = [], reading: Reading? = nil
  ) -> Diagnosis {
    Diagnosis(
      causes: causes.map { Diagnosis.Cause(alternatives: $0, cases: $1) },
      unsuspicious: unsuspicious, unexplained: unexplained, unexamined: unexamined,
      reading: reading)
  }

  /// Something of everything: a pair, alternatives, one cipher suite, a rest, a reading.
  static let everything = diagnosis(
    [([[swapped, label], [node]], [0, 1])], unexplained: [2], reading: .bitOrder)

  /// A report of one implementation with a diagnosis.
  static func report(
    _ diagnosis: Diagnosis? = everything, _ results: [CaseResult] = results
  ) -> Report {
    var report = ReportSamples.report(results)
    report.implementations[0].diagnosis = diagnosis
    return report
  }
}
