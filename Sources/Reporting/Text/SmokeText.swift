import Harness
package import Verification

/// What a smoke test found, for people.
package enum SmokeText {
  /// A line a check; below those that found something what it is and how to mend it.
  package static func text(of findings: [SmokeFinding], style: TerminalStyle) -> String {
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
