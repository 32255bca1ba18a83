import Diagnostics
import KeyDerivation
import VectorFiles
import Verification

/// The matrix: for each implementation a grid of families and cipher suites.
struct HTMLMatrix {
  private let implementations: [ImplementationReport]

  /// The matrix of some implementations.
  init(_ implementations: [ImplementationReport]) {
    self.implementations = implementations
  }

  /// The section, in lines.
  var lines: [String] {
    let cards = implementations.enumerated().flatMap { Self.card($1, anchor: "i\($0)") }
    return legend + ["<section class=\"cards\" aria-label=\"Matrix\">"] + cards + ["</section>"]
  }

  /// The symbols that occur.
  private var legend: [String] {
    let found = Set(implementations.flatMap(\.cases).map { Standing($0) })
    let entries = Standing.allCases.filter(found.contains).map {
      "<li><span class=\"chip \($0.rawValue)\">\($0.symbol)</span> \($0.legend)</li>"
    }
    return ["<ul class=\"legend\" aria-label=\"Symbols\">\(entries.joined())</ul>"]
  }

  private static func card(_ implementation: ImplementationReport, anchor: String) -> [String] {
    let name = MarkupText.short(implementation.name, most: 60)
    let counts = CaseCounts(implementation.cases)
    // A table shown as a grid, as on a phone, is a table to a screen reader by its roles alone.
    let suites = CipherSuite.allCases.map {
      "<th role=\"columnheader\" scope=\"col\" title=\"\($0.name)\">\($0.rawValue)</th>"
    }
    let rows = implementation.cases.byFamily.map { row($1, of: $0, anchor: anchor) }
    return [
      "<div class=\"card\">",
      "<h2><a href=\"#\(anchor)\">\(name)</a></h2>",
      "<p class=\"quiet\">\(counts.words)</p>",
      "<table role=\"table\" aria-label=\"\(name)\">",
      "<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Cipher suite"
        + "</th>\(suites.joined())</tr></thead>", "<tbody role=\"rowgroup\">",
    ] + rows + ["</tbody>", "</table>", "</div>"]
  }

  private static func row(_ cases: [ReportedCase], of family: Family, anchor: String) -> String {
    let groups = Dictionary(grouping: cases, by: \.result.vectorCase.cipherSuite)
    let cells = CipherSuite.allCases.map { suite in
      cell(groups[suite] ?? [], label: "\(family.name), suite \(suite.rawValue)") {
        "\(anchor)-\(family.name)"
      }
    }
    return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">\(family.name) "
      + "<span class=\"quiet\">\(cases.count)</span></th>\(cells.joined())</tr>"
  }

  private static func cell(
    _ cases: [ReportedCase], label: String, target: () -> String
  ) -> String {
    guard let standing = Standing(cases) else {
      return "<td role=\"cell\" class=\"none\"><span class=\"hidden\">no cases</span></td>"
    }
    let words = "\(label): \(CaseCounts(cases).words)"
    let content =
      "\(standing.symbol)<span class=\"hidden\"> \(standing.legend)</span> "
      + "\(standing.count(in: cases))"
    let isLinked = cases.contains { !$0.outcome.isFine && $0.result.wasAsked }
    let inner = isLinked ? "<a href=\"#\(target())\">\(content)</a>" : content
    return "<td role=\"cell\" class=\"\(standing.rawValue)\" title=\"\(words)\">\(inner)</td>"
  }
}
