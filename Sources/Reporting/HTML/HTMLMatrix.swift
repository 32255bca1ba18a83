import Diagnostics
import KeyDerivation
import VectorFiles
import Verification

/// The table: families by cipher suites of one implementation, families by implementations of
/// several.
struct HTMLMatrix {
  /// A column: its heading, and where its cells link to.
  private struct Column {
    let heading: String
    let label: String
    let anchor: String
    let cases: [Family: [ReportedCase]]
  }

  private static let longestName = 30

  /// What came of each implementation.
  let runs: [ReportedRun]

  private var isAlone: Bool { runs.count == 1 }

  /// The table, and the signs that occur in it.
  var lines: [String] {
    let found = Standing.allCases.filter { standing in runs.contains { $0.counts[standing] > 0 } }
    let legend = HTML.list(
      "class=\"legend\" aria-label=\"Signs\"",
      found.map { "\(HTML.chip($0, "")) \($0.legend)" })
    guard let first = runs.first else { return [] }
    let columns =
      isAlone ? Self.suites(of: first) : runs.enumerated().map { Self.column($1, "i\($0)") }
    let families = Family.allCases.filter { family in
      columns.contains { $0.cases[family] != nil }
    }
    let label = isAlone ? "Families by cipher suites" : "Families by implementations"
    return [
      "<section class=\"matrix\(isAlone ? " suites" : "")\" aria-label=\"\(label)\">",
      // What scrolls must be reached without a pointer.
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(label)\">",
      "<table role=\"table\" aria-label=\"\(label)\">",
      "<thead role=\"rowgroup\"><tr role=\"row\">"
        + "<th role=\"columnheader\" scope=\"col\">\(isAlone ? "Cipher suite" : "Family")</th>"
        + columns.map(\.heading).joined() + "</tr></thead>",
      "<tbody role=\"rowgroup\">",
    ] + families.map { row($0, columns) }
      + ["</tbody>", "</table>", "</div>", legend, "</section>"]
  }

  private static func suites(of run: ReportedRun) -> [Column] {
    let groups = Dictionary(grouping: run.cases, by: \.result.vectorCase.cipherSuite)
    return CipherSuite.allCases.map { suite in
      Column(
        heading: "<th role=\"columnheader\" scope=\"col\" title=\"\(suite.name)\">"
          + "\(suite.rawValue)</th>",
        label: "suite \(suite.rawValue)", anchor: "i0",
        cases: Dictionary(grouping: groups[suite] ?? [], by: \.result.family))
    }
  }

  private static func column(_ run: ReportedRun, _ anchor: String) -> Column {
    let name = MarkupText.short(run.implementation.name, most: longestName)
    return Column(
      heading: "<th role=\"columnheader\" scope=\"col\"><a href=\"#\(anchor)\">\(name)</a></th>",
      label: "", anchor: anchor, cases: Dictionary(grouping: run.cases, by: \.result.family))
  }

  private func row(_ family: Family, _ columns: [Column]) -> String {
    let counts = columns.map { $0.cases[family]?.count ?? 0 }
    // Each implementation is asked all of them; each cipher suite has its own.
    let total = isAlone ? counts.reduce(0, +) : counts.max() ?? 0
    let cells = columns.map { column in
      Self.cell(
        column.cases[family] ?? [],
        label: [family.name, column.label].filter { !$0.isEmpty }.joined(separator: ", "),
        target: "\(column.anchor)-\(family.name)")
    }
    // A table shown as a grid, as on a phone, is a table to a screen reader by its roles alone.
    return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">\(family.name) "
      + "\(HTML.quiet(total.grouped))</th>\(cells.joined())</tr>"
  }

  private static func cell(_ cases: [ReportedCase], label: String, target: String) -> String {
    let counts = CaseCounts(cases)
    guard let standing = counts.standing else {
      return "<td role=\"cell\" class=\"none\">\(HTML.hidden("no cases"))</td>"
    }
    let content =
      "\(standing.symbol)\(HTML.hidden(" \(standing.legend)")) \(counts[standing].grouped)"
    let isLinked = cases.contains { !$0.standing.isFine && $0.result.wasAsked }
    let inner = isLinked ? "<a href=\"#\(target)\">\(content)</a>" : content
    return "<td role=\"cell\" class=\"\(standing.rawValue)\" title=\"\(label): \(counts.words)\">"
      + "\(inner)</td>"
  }
}
