import DMLS
package import Diagnostics
import Verification

/// One page that needs nothing else: no script, no font, no image, no network.
///
/// It opens with the matrix implementations x families x cipher suites; below are the cases that did
/// not go as expected, each with everything there is to know about it.
package struct HTMLReport {
  /// What all drill-downs together may take; the rest is listed in a line each.
  private static let mostBytes = 2_000_000
  /// Nothing may be loaded, whatever a text would say.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

  private let report: Report

  /// A report in this form.
  package init(_ report: Report) {
    self.report = report
  }

  /// The whole page.
  package var text: String {
    let groups = report.implementations.flatMap { $0.unexpected.byFamily.map(\.cases.count) }
    var allowance = Allowance(bytes: Self.mostBytes, groups: groups)
    let explanations = Explanations(report.files)
    var lines = head + ["<body>", "<main>"] + title
    lines += HTMLMatrix(report.implementations).lines
    for (index, implementation) in report.implementations.enumerated() {
      lines += HTMLImplementation(implementation, anchor: "i\(index)", explanations)
        .lines(&allowance)
    }
    lines += ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<title>DMLS vectors: \(verdict)</title>", "<style>", HTMLStyle.text, "</style>", "</head>",
    ]
  }

  private var title: [String] {
    let isFine = report.exitStatus == 0
    let standing: Standing = isFine ? .passed : .failed
    return [
      "<header class=\"title\">",
      "<p class=\"badge \(standing.rawValue)\" aria-hidden=\"true\">\(standing.symbol)</p>",
      "<div><h1>\(verdict)</h1>", "<p class=\"quiet\">\(scope)</p></div>", "</header>",
    ]
  }

  private var verdict: String {
    let unexpected = report.implementations.reduce(0) { $0 + CaseCounts($1.cases).unexpected }
    if unexpected > 0 { return "\(unexpected.of("case")) did not go as expected" }
    return report.exitStatus == 0 ? "Everything as expected" : "Not as expected"
  }

  private var scope: String {
    let cases = report.implementations.map(\.run.results.count).max() ?? 0
    let implementations = report.implementations.count.of("implementation")
    return "Test vectors of \(DraftRevision.draftName): \(cases.of("case")), \(implementations)."
  }
}
