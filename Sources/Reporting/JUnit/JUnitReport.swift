package import Diagnostics
import VectorFiles

/// JUnit XML as Jenkins' schema (junit-10.xsd) has it, with a suite for each family.
///
/// Known failures count as passed and say so in system-out. There is no timestamp: none is demanded,
/// and the same run shall give the same bytes but for durations.
package struct JUnitReport {
  private let report: Report

  /// A report in this form.
  package init(_ report: Report) {
    self.report = report
  }

  /// The whole document.
  package var text: String {
    let suites = report.implementations.flatMap(Self.suites)
    let tests = suites.flatMap(\.tests)
    let counts = JUnitSuite(name: "dmls-vectors", tests: tests)
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append("<testsuites \(counts.attributes(hasSkipped: false))>")
    lines += suites.flatMap(\.lines)
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func suites(of implementation: ImplementationReport) -> [JUnitSuite] {
    let name = ShortText.line(implementation.name, most: 100)
    let suites = implementation.cases.byFamily.map { family, cases in
      let suite = "\(name).\(family.name)"
      return JUnitSuite(name: suite, tests: cases.map { JUnitTest($0, className: suite) })
    }
    guard !implementation.faults.isEmpty else { return suites }
    let suite = "\(name).problems"
    let problems = implementation.faults.map { JUnitTest(problem: $0, className: suite) }
    return suites + [JUnitSuite(name: suite, tests: problems)]
  }
}
