import DMLS
import Diagnostics
import KeyDerivation
import VectorFiles
import Verification

/// One page that needs nothing else: no script, no font, no image, no network.
///
/// It opens with the matrix implementations x families x cipher suites; below are the cases that did
/// not go as expected, each with everything there is to know about it.
struct HTMLReport {
  /// What all drill-downs together may take; the rest is listed in a line each.
  private static let mostBytes = 2_000_000
  /// Nothing may be loaded, whatever a text would say.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

  /// What it is about.
  let report: Report
  /// The same, sorted.
  let runs: [ReportedRun]

  /// The whole page.
  var text: String {
    let groups = runs.flatMap { $0.unexpected.byFamily.map(\.cases.count) }
    var allowance = Allowance(bytes: Self.mostBytes, groups: groups)
    var lines = head + ["<body>", "<main>"] + title + matrix
    for (index, run) in runs.enumerated() {
      lines += HTMLImplementation(run: run, anchor: "i\(index)", files: report.files)
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
    let standing: Standing = report.exitStatus == 0 ? .passed : .failed
    let cases = runs.map(\.cases.count).max() ?? 0
    return [
      "<header class=\"title\">",
      "<p class=\"badge \(standing.rawValue)\" aria-hidden=\"true\">\(standing.symbol)</p>",
      "<div><h1>\(verdict)</h1>",
      "<p class=\"quiet\">Test vectors of \(DraftRevision.draftName): \(cases.of("case")), "
        + "\(runs.count.of("implementation")).</p></div>", "</header>",
    ]
  }

  private var verdict: String {
    let unexpected = runs.unexpectedCount
    if unexpected > 0 { return "\(unexpected.of("case")) did not go as expected" }
    return report.exitStatus == 0 ? "Everything as expected" : "Not as expected"
  }

  /// For each implementation a grid of families and cipher suites, below the symbols that occur.
  private var matrix: [String] {
    let found = Standing.allCases.filter { standing in runs.contains { $0.counts[standing] > 0 } }
    let legend = HTML.list(
      "class=\"legend\" aria-label=\"Symbols\"",
      found.map { "\(HTML.chip($0, "")) \($0.legend)" })
    let cards = runs.enumerated().flatMap { Self.card($1, anchor: "i\($0)") }
    return [legend, "<section class=\"cards\" aria-label=\"Matrix\">"] + cards + ["</section>"]
  }

  private static func card(_ run: ReportedRun, anchor: String) -> [String] {
    let name = MarkupText.short(run.implementation.name, most: 60)
    // A table shown as a grid, as on a phone, is a table to a screen reader by its roles alone.
    let suites = CipherSuite.allCases.map {
      "<th role=\"columnheader\" scope=\"col\" title=\"\($0.name)\">\($0.rawValue)</th>"
    }
    let rows = run.cases.byFamily.map { row($1, of: $0, anchor: anchor) }
    return [
      "<div class=\"card\">",
      "<h2><a href=\"#\(anchor)\">\(name)</a></h2>",
      "<p class=\"quiet\">\(run.counts.words)</p>",
      "<table role=\"table\" aria-label=\"\(name)\">",
      "<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">Cipher suite"
        + "</th>\(suites.joined())</tr></thead>", "<tbody role=\"rowgroup\">",
    ] + rows + ["</tbody>", "</table>", "</div>"]
  }

  private static func row(_ cases: [ReportedCase], of family: Family, anchor: String) -> String {
    let groups = Dictionary(grouping: cases, by: \.result.vectorCase.cipherSuite)
    let cells = CipherSuite.allCases.map { suite in
      cell(
        groups[suite] ?? [], label: "\(family.name), suite \(suite.rawValue)",
        target: "\(anchor)-\(family.name)")
    }
    return "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">\(family.name) "
      + "\(HTML.quiet(cases.count))</th>\(cells.joined())</tr>"
  }

  private static func cell(_ cases: [ReportedCase], label: String, target: String) -> String {
    let counts = CaseCounts(cases)
    guard let standing = counts.standing else {
      return "<td role=\"cell\" class=\"none\">\(HTML.hidden("no cases"))</td>"
    }
    let content =
      "\(standing.symbol)\(HTML.hidden(" \(standing.legend)")) \(counts[standing])"
    let isLinked = cases.contains { !$0.standing.isFine && $0.result.wasAsked }
    let inner = isLinked ? "<a href=\"#\(target)\">\(content)</a>" : content
    return "<td role=\"cell\" class=\"\(standing.rawValue)\" title=\"\(label): \(counts.words)\">"
      + "\(inner)</td>"
  }
}

/// Pieces that the page is made of.
enum HTML {
  /// Markup that is beside the point.
  static func quiet(_ markup: some CustomStringConvertible) -> String {
    "<span class=\"quiet\">\(markup)</span>"
  }

  /// Markup for those who hear the page.
  static func hidden(_ markup: String) -> String { "<span class=\"hidden\">\(markup)</span>" }

  /// A symbol that the words beside it make unnecessary to hear, or one with words in it.
  static func chip(_ standing: Standing, _ words: String? = nil) -> String {
    let isHidden = words == nil ? " aria-hidden=\"true\"" : ""
    return "<span class=\"chip \(standing.rawValue)\"\(isHidden)>\(standing.symbol)\(words ?? "")"
      + "</span>"
  }

  /// The start of what can be folded.
  static func details(_ kind: String, _ summary: String, isOpen: Bool = false) -> String {
    "<details class=\"\(kind)\"\(isOpen ? " open" : "")><summary>\(summary)</summary>"
  }

  /// A list of items that are markup, on a line.
  static func list(_ attributes: String, _ items: [String], separator: String = "") -> String {
    "<ul \(attributes)>\(items.map { "<li>\($0)</li>" }.joined(separator: separator))</ul>"
  }
}
