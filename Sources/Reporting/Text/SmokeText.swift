import Harness
package import OperatingSystem
package import Verification

/// What a smoke test found, for people.
package enum SmokeText {
  /// A line a check; below those that found something what it is, how to mend
  /// it, and what the child wrote for people.
  package static func text(of findings: [SmokeFinding], style: TerminalStyle) -> String {
    var told: Set<[UInt8]> = [[]]
    let lines = findings.flatMap { finding -> [String] in
      guard let problem = finding.problem else {
        return ["\(style.paint("ok", .green))     \(Excerpt.line(finding.check))"]
      }
      // What is said again is no news.
      let errors =
        told.insert(finding.standardError).inserted ? Excerpt.lines(finding.standardError) : []
      return [
        "\(style.paint("WRONG", .red))  \(Excerpt.line(finding.check))",
        "       \(Excerpt.line(problem))", "       Hint: \(Excerpt.line(finding.hint))",
      ] + errors.map { "       stderr: \(Excerpt.short($0))" }
    }
    let wrong = findings.count { $0.problem != nil }
    let summary =
      wrong == 0 ? "It is a harness. Next: verify-vectors -- COMMAND" : "\(wrong) to mend"
    return (lines + ["", summary]).joined(separator: "\n") + "\n"
  }
}
