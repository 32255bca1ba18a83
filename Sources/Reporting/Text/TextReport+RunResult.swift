import Diagnostics
import Harness
package import VectorFiles
package import Verification

extension TextReport {
  /// A report of a run in which nothing may fail and everything may be skipped.
  package init(_ result: RunResult, files: [VectorFile], style: TerminalStyle) {
    let rules = OutcomeRules()
    self.init(
      ImplementationReport(
        name: result.announcement?.name ?? "", command: [], run: result,
        outcomes: result.results.map { rules.outcome(of: $0) }),
      files: files, style: style)
  }
}
