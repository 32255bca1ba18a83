import Diagnostics
import VectorFiles
import Verification

/// Markdown for the step summary of a GitHub workflow: a matrix, then what went wrong.
///
/// What holds text of a child is an HTML block of one line: Markdown is not read inside it, and only
/// an empty line ends it, so escaping for HTML is all that is needed.
struct MarkdownReport {
  /// GitHub takes 1 MiB.
  private static let mostBytes = 1_000_000

  /// What it is about.
  let runs: [ReportedRun]

  /// The whole document.
  var text: String {
    let sections = runs.map { MarkdownSection(run: $0) }
    let heads = sections.map(\.head)
    let size = (head + heads.flatMap(\.self)).reduce(0) { $0 + $1.utf8.count + 2 }
    // Each line that says what was left out has its place kept.
    let reserve = 200 * runs.count
    var allowance = Allowance(
      bytes: Self.mostBytes - size - reserve, groups: runs.map(\.unexpected.count))
    let blocks = zip(sections, heads).flatMap { $1 + $0.failures(&allowance) }
    return (head + blocks).joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    let unexpected = runs.unexpectedCount
    let faults = runs.reduce(0) { $0 + $1.faults.count }
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
    let names = runs.map { "<th>\(code($0.implementation.name, most: 60))</th>" }
    let groups = runs.map { Dictionary(grouping: $0.cases, by: \.result.family) }
    let rows = Family.allCases.compactMap { family -> String? in
      guard groups.contains(where: { $0[family] != nil }) else { return nil }
      let cells = groups.map { "<td>\(Self.cell($0[family] ?? []))</td>" }.joined()
      return "<tr><td><code>\(family.name)</code></td>\(cells)</tr>"
    }
    return "<table><tr><th>family</th>\(names.joined())</tr>\(rows.joined())</table>"
  }

  private static func cell(_ cases: [ReportedCase]) -> String {
    let counts = CaseCounts(cases)
    return Standing.allCases.filter { counts[$0] > 0 }.map { "\($0.symbol) \(counts[$0])" }
      .joined(separator: ", ")
  }
}

/// What a step summary says of one implementation.
private struct MarkdownSection {
  private static let mostRemarks = 20
  /// A line break that is no end of line, which could end the block.
  private static let newline = "&#10;"

  let run: ReportedRun

  /// Name and counts, then what is no single case's: problems, what was never asked, skips, notes.
  var head: [String] {
    let rest = remarks.count - Self.mostRemarks
    let shown = remarks.prefix(Self.mostRemarks) + (rest > 0 ? ["\(rest) more"] : [])
    return [
      "<h3>\(code(run.implementation.name, most: 60))</h3>",
      "\(run.counts.total.of("case")): \(run.counts.words).",
    ] + (shown.isEmpty ? [] : [list(shown)]) + causes
  }

  /// What is behind the failures.
  private var causes: [String] {
    guard let causes = run.causes else { return [] }
    let findings = causes.findings.map { finding in
      let text = ([finding.what, "\(finding.section)."] + finding.remarks).joined(separator: " ")
      return
        "\(finding.count): \(MarkupText.line(text)) <code>\(MarkupText.line(finding.name))</code>"
        + step(finding.advice)
    }
    let peer = causes.likeness.map { MarkupText.line($0) + step(causes.adviceOnLikeness) }
    let rests = causes.rests.map { MarkupText.line($0.sentence) + step($0.advice) }
    let items =
      findings + [peer].compactMap(\.self) + rests + causes.doubts.map(MarkupText.line)
    return ["<b>\(causes.headline)</b>" + list(items)]
  }

  /// What to do about a cause.
  private func step(_ advice: Advice?) -> String {
    guard let advice else { return "" }
    let command = advice.command.map { " <code>\(MarkupText.line($0))</code>" } ?? ""
    return " <b>Do this:</b> \(MarkupText.line(advice.words))\(command)"
  }

  /// The cases that did not go as expected, as far as there is room.
  func failures(_ allowance: inout Allowance) -> [String] {
    guard !run.unexpected.isEmpty else { return [] }
    // Two more bytes: the empty line between blocks.
    let (texts, rest) = allowance.take(run.unexpected) { "\(Self.text($0))  " }
    let blocks = texts.map { String($0.dropLast(2)) }
    guard !rest.isEmpty else { return blocks }
    return blocks + [
      "\(rest.count) more did not go as expected and are left out: GitHub takes no more text."
    ]
  }

  private var remarks: [String] {
    run.faults.map { "\(Standing.failed.symbol) \(code($0))" }
      + run.unasked.map {
        "\(Standing.errored.symbol) \($0.cases.count.of("case")): \(code($0.remark))"
      }
      + run.skips.map { "\(Standing.skipped.symbol) \($0.cases.count) skipped: \(code($0.remark))" }
      + run.implementation.run.notes.map { code($0) }
  }

  private func list(_ items: some Sequence<String>) -> String {
    "<ul>\(items.map { "<li>\($0)</li>" }.joined())</ul>"
  }

  private static func text(_ reported: ReportedCase) -> String {
    let title = "\(reported.standing.symbol) <code>\(MarkupText.line(reported.id))</code>"
    let lines = reported.lines + reported.errorLines.map { "stderr: \($0)" }
    return "<details><summary>\(title) \(code(reported.message, most: 120))</summary>"
      + "<pre>\(MarkupText.lines(lines, separator: newline))</pre></details>"
  }
}

private func code(_ text: String, most: Int = 300) -> String {
  "<code>\(MarkupText.short(text, most: most))</code>"
}
