import Harness
package import Verification

/// What a smoke test found, for people.
package struct SmokeText {
  private let findings: [SmokeFinding]
  private let style: TerminalStyle

  /// A text of some findings.
  package init(_ findings: [SmokeFinding], style: TerminalStyle) {
    self.findings = findings
    self.style = style
  }

  /// A line a check; below those that found something what it is and how to mend it.
  package var text: String {
    let lines = findings.flatMap { finding -> [String] in
      guard let problem = finding.problem else {
        return ["\(style.paint("ok", .green))     \(Excerpt.line(finding.check))"]
      }
      return [
        "\(style.paint("WRONG", .red))  \(Excerpt.line(finding.check))",
        "       \(Excerpt.line(problem))", "       Hint: \(finding.hint)",
      ]
    }
    let wrong = findings.count { $0.problem != nil }
    let summary =
      wrong == 0 ? "It is a harness. Next: verify-vectors -- COMMAND" : "\(wrong) to mend"
    return (lines + ["", summary]).joined(separator: "\n") + "\n"
  }
}
