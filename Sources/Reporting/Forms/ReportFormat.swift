package import Diagnostics

/// The forms in which a report can be written to a file.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// Everything, for programs: Vectors/schema/report.schema.json.
  case json
  /// JUnit XML, for CI systems that show test results.
  case junit
  /// Markdown for the step summary of a GitHub workflow.
  case markdown
  /// Annotations of a GitHub workflow.
  case github
  /// One page that needs nothing else.
  case html

  /// The report in this form.
  package func text(of report: Report) -> String {
    let runs = report.runs
    return switch self {
    case .json: JSONReport(report: report, runs: runs).text
    case .junit: JUnitReport(runs: runs).text
    case .markdown: MarkdownReport(runs: runs).text
    case .github: GitHubReport(runs: runs).text
    case .html: HTMLReport(report: report, runs: runs).text
    }
  }
}
