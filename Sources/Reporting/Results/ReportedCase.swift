import Diagnostics
import VectorFiles
import Verification

/// A case, what became of it, and whether that was expected.
struct ReportedCase {
  /// The case and what became of it.
  let result: CaseResult
  /// Whether that was expected.
  let outcome: Outcome

  /// The case's id.
  var id: String { result.vectorCase.id }

  /// The id without the family: `suite-1/bit-0`.
  var shortID: String {
    let prefix = "\(result.family.name)/"
    return id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
  }

  /// In one line, what came of it; text of the child is in it as it came.
  var headline: String {
    switch result.verdict {
    case .passed(let note): note ?? "passed"
    case .failed(let mismatch): mismatch.headline
    case .errored(let reason), .skipped(let reason): reason
    }
  }

  /// Why the outcome is not the expected one, where the verdict does not say it already.
  var surprise: String? {
    guard case .unexpected(let reason) = outcome, outcome != .unlisted else { return nil }
    return reason
  }

  /// What to tell first of a case that did not go as expected.
  var message: String {
    switch result.verdict {
    case .failed, .errored: headline
    case .passed, .skipped: surprise ?? headline
    }
  }
}

extension ImplementationReport {
  /// The cases in the order of the run.
  var cases: [ReportedCase] {
    zip(run.results, outcomes).map { ReportedCase(result: $0, outcome: $1) }
  }

  /// What is wrong beside the cases, that nothing was run included.
  var faults: [String] {
    let isSilent = exitStatus == 2 && outcomes.allSatisfy(\.isFine)
    return problems + (isSilent ? ["Nothing could be run."] : [])
  }
}
