import Diagnostics
import Verification

/// What a step summary says of one implementation.
struct MarkdownSection {
  private static let mostRemarks = 20
  /// A line break that is no end of line, which could end the block.
  private static let newline = "&#10;"

  /// The implementation.
  let implementation: ImplementationReport

  /// A section.
  init(_ implementation: ImplementationReport) {
    self.implementation = implementation
  }

  /// Name and counts, then what is no single case's: problems, what was never asked, skips, notes.
  var head: [String] {
    let name = MarkupText.short(implementation.name, most: 60)
    let counts = CaseCounts(implementation.cases)
    let remarks = remarks.map { "<li>\($0)</li>" }
    let shown = remarks.prefix(Self.mostRemarks)
    let more = remarks.count > shown.count ? ["<li>\(remarks.count - shown.count) more</li>"] : []
    let title = "<h3><code>\(name)</code></h3>"
    let summary = "\(counts.total.of("case")): \(counts.words)."
    let list = remarks.isEmpty ? [] : ["<ul>\((shown + more).joined())</ul>"]
    return [title, summary] + list + causes
  }

  /// What is behind the failures.
  private var causes: [String] {
    guard let words = implementation.diagnosisWords else { return [] }
    let findings = words.findings.map { finding in
      let text = ([finding.what, "\(finding.section)."] + finding.remarks).joined(separator: " ")
      return
        "\(finding.count): \(MarkupText.line(text)) <code>\(MarkupText.line(finding.name))</code>"
    }
    let items = (findings + words.remarks.map { MarkupText.line($0) }).map { "<li>\($0)</li>" }
    return ["<b>\(words.headline)</b><ul>\(items.joined())</ul>"]
  }

  /// The cases that did not go as expected, as far as there is room.
  func failures(_ allowance: inout Allowance) -> [String] {
    guard !implementation.unexpected.isEmpty else { return [] }
    // Two more bytes: the empty line between blocks.
    let (texts, rest) = allowance.take(implementation.unexpected) { "\(Self.text($0))  " }
    let blocks = texts.map { String($0.dropLast(2)) }
    guard !rest.isEmpty else { return blocks }
    return blocks + [
      "\(rest.count) more did not go as expected and are left out: GitHub takes no more text."
    ]
  }

  private var remarks: [String] {
    let faults = implementation.faults.map { "✗ \(Self.code($0))" }
    let unasked = implementation.unasked.grouped(by: \.message).map {
      "! \($0.cases.count.of("case")): \(Self.code($0.remark))"
    }
    let skipped = implementation.cases.filter { reported in
      reported.outcome == .expected && reported.result.verdict.kind == .skipped
    }
    let skips = skipped.grouped(by: \.headline).map {
      "– \($0.cases.count) skipped: \(Self.code($0.remark))"
    }
    return faults + unasked + skips + implementation.run.notes.map(Self.code)
  }

  private static func code(_ text: String) -> String {
    "<code>\(MarkupText.short(text))</code>"
  }

  private static func text(_ reported: ReportedCase) -> String {
    let title = "\(Standing(reported).symbol) <code>\(MarkupText.line(reported.id))</code>"
    let lines = reported.lines + reported.errorLines.map { "stderr: \($0)" }
    let body = lines.map { MarkupText.escape($0) }.joined(separator: newline)
    return "<details><summary>\(title) <code>\(MarkupText.short(reported.message, most: 120))"
      + "</code></summary><pre>\(body)</pre></details>"
  }
}
