package import Diagnostics

/// Annotations of a GitHub workflow: the errors that say most, and one line that sums up.
///
/// A step prints them, for instance with `cat`.
package struct GitHubReport {
  /// GitHub shows no more errors of a step.
  private static let mostErrors = 10

  private let report: Report

  /// A report in this form.
  package init(_ report: Report) {
    self.report = report
  }

  /// All lines.
  package var text: String {
    let errors = report.implementations.flatMap(Self.errors)
    // The first of every group comes before the second of any: ten of a kind would say little.
    let ranked = errors.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    let shown = ranked.prefix(Self.mostErrors).map(\.element.command)
    let summary = summary(left: errors.count - shown.count)
    return (shown + [summary]).map { "\($0.line)\n" }.joined()
  }

  private func summary(left: Int) -> WorkflowCommand {
    let parts = report.implementations.map { implementation in
      let counts = CaseCounts(implementation.cases)
      let faults = implementation.faults.count
      return "\(ShortText.line(implementation.name, most: 100)): \(counts.total.of("case")), "
        + "\(counts.words), \(counts.unexpected) not as expected"
        + (faults > 0 ? ", \(faults.of("problem")) beside the cases" : "")
    }
    let rest = left > 0 ? " \(left) more are not shown." : ""
    return WorkflowCommand(
      level: .notice, title: "DMLS vectors",
      message: parts.joined(separator: "; ") + "." + rest
        + report.implementations.compactMap(Self.causes).joined())
  }

  /// What is behind the failures of an implementation.
  private static func causes(of implementation: ImplementationReport) -> String? {
    implementation.diagnosisWords.map { words in
      let findings = words.findings.map { "\($0.what) [\($0.name)]" }
      return " "
        + ShortText.line(
          "\(words.headline)\(findings.isEmpty ? "." : ": " + findings.joined(separator: " "))")
    }
  }

  private static func errors(
    of implementation: ImplementationReport
  ) -> [(rank: Int, command: WorkflowCommand)] {
    let name = ShortText.line(implementation.name, most: 100)
    let faults = implementation.faults.enumerated().map { rank, problem in
      (rank, WorkflowCommand(level: .error, title: name, message: ShortText.line(problem)))
    }
    let unasked = implementation.unasked.grouped(by: \.message).enumerated().map { rank, group in
      let message = "\(group.cases.count.of("case")): \(ShortText.line(group.remark))"
      return (rank, WorkflowCommand(level: .error, title: name, message: message))
    }
    let cases = implementation.unexpected.byFamily.flatMap { _, cases in
      cases.enumerated().map { rank, reported in
        (
          rank,
          WorkflowCommand(
            level: .error, title: "\(name): \(ShortText.line(reported.id))",
            message: reported.lines.joined(separator: "\n"))
        )
      }
    }
    return faults + unasked + cases
  }
}
