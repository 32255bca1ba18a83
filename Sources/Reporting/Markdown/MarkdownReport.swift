package import Diagnostics
import VectorFiles
import Verification

/// Markdown for the step summary of a GitHub workflow: a matrix, then what went wrong.
///
/// What holds text of a child is an HTML block of one line: Markdown is not read inside it, and only
/// an empty line ends it, so escaping for HTML is all that is needed.
package struct MarkdownReport {
  /// GitHub takes 1 MiB.
  private static let mostBytes = 1_000_000

  private let report: Report

  /// A report in this form.
  package init(_ report: Report) {
    self.report = report
  }

  /// The whole document.
  package var text: String {
    let frames = report.implementations.map { MarkdownSection($0) }
    let fixed = head + frames.flatMap(\.head)
    let size = fixed.reduce(0) { $0 + $1.utf8.count + 2 }
    // Each line that says what was left out has its place kept.
    let reserve = 200 * frames.count
    var allowance = Allowance(
      bytes: Self.mostBytes - size - reserve,
      groups: frames.map(\.implementation.unexpected.count))
    let sections = frames.flatMap { $0.head + $0.failures(&allowance) }
    return (head + sections).joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let unexpected = report.implementations.reduce(0) { $0 + CaseCounts($1.cases).unexpected }
    let faults = report.implementations.reduce(0) { $0 + $1.faults.count }
    let title =
      switch (unexpected, faults) {
      case (0, 0): "all as expected"
      case (0, _): "\(faults.of("problem")) beside the cases"
      default: "\(unexpected.of("case")) did not go as expected"
      }
    let legend = Standing.allCases.map { "\($0.symbol) \($0.legend)" }.joined(separator: ", ")
    return ["## DMLS vectors: \(title)", matrix, legend]
  }

  /// Implementations x families.
  private var matrix: String {
    let names = report.implementations.map {
      "<th><code>\(MarkupText.short($0.name, most: 60))</code></th>"
    }
    let groups = report.implementations.map { implementation in
      Dictionary(grouping: implementation.cases, by: \.result.family)
    }
    let rows = Family.allCases.compactMap { family -> String? in
      guard groups.contains(where: { $0[family] != nil }) else { return nil }
      let cells = groups.map { "<td>\(Self.cell($0[family] ?? []))</td>" }.joined()
      return "<tr><td><code>\(family.name)</code></td>\(cells)</tr>"
    }
    return "<table><tr><th>family</th>\(names.joined())</tr>\(rows.joined())</table>"
  }

  private static func cell(_ cases: [ReportedCase]) -> String {
    Standing.allCases.compactMap { standing in
      let count = standing.count(in: cases)
      return count > 0 ? "\(standing.symbol) \(count)" : nil
    }.joined(separator: ", ")
  }
}
