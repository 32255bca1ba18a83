import Verification

/// The causes of failures, for people who read them where the run happened.
struct DiagnosisText {
  private let words: DiagnosisWords
  private let style: TerminalStyle

  /// The text for a diagnosis.
  init(_ words: DiagnosisWords, style: TerminalStyle) {
    self.words = words
    self.style = style
  }

  /// The lines, an empty one first.
  var lines: [String] {
    ["", style.paint("\(words.headline)\(words.findings.isEmpty ? "" : ":")", .bold)]
      + words.findings.flatMap(lines)
      + words.remarks.map { "  \($0)" }
  }

  private func lines(_ finding: DiagnosisWords.Finding) -> [String] {
    ["  \(style.paint("\(finding.count)", .red)) \(finding.what)"]
      + [
        "      \(finding.section). \(finding.effect)"
      ] + finding.remarks.map { "      \($0)" } + [
        "      Named \(style.paint(finding.name, .bold)); reference-harness --misreading plays it."
      ]
  }
}
