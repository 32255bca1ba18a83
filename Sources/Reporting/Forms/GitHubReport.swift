import Diagnostics
import Harness
import Verification

/// Annotations of a GitHub workflow: the errors that say most, and one line that sums up.
///
/// A step prints them, for instance with `cat`.
struct GitHubReport {
  /// GitHub shows no more errors of a step.
  private static let mostErrors = 10

  /// What it is about.
  let runs: [ReportedRun]

  /// All lines.
  var text: String {
    let errors = runs.flatMap(Self.errors)
    // The first of every group comes before the second of any: ten of a kind would say little.
    let ranked = errors.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    let shown = ranked.prefix(Self.mostErrors).map(\.element.command)
    return (shown + [summary(left: errors.count - shown.count)]).map { "\($0)\n" }.joined()
  }

  private func summary(left: Int) -> String {
    let parts = runs.map { run in
      let (counts, faults) = (run.counts, run.faults.count)
      return "\(run.title): \(counts.total.of("case")), "
        + "\(counts.words), \(counts.unexpected) not as expected"
        + (faults > 0 ? ", \(faults.of("problem")) beside the cases" : "")
    }
    let rest = left > 0 ? " \(left) more are not shown." : ""
    return Self.command(
      "notice", title: "DMLS vectors",
      message: parts.joined(separator: "; ") + "." + rest
        + runs.compactMap(\.causes).map(Self.words).joined())
  }

  /// What is behind the failures of an implementation.
  private static func words(_ causes: DiagnosisWords) -> String {
    let findings = causes.findings.map { "\($0.what) [\($0.name)]" }
    let headline = causes.headline + (findings.isEmpty ? "." : ":")
    let list = Excerpt.short(([headline] + findings).joined(separator: " "))
    // What it all amounts to comes first, and is never cut.
    return ([causes.likeness].compactMap(\.self) + [list]).map { " \($0)" }.joined()
  }

  /// Errors with their ranks in their groups: faults, what was never asked, each family.
  private static func errors(of run: ReportedRun) -> [(rank: Int, command: String)] {
    let faults = run.faults.map { (run.title, Excerpt.short($0)) }
    let unasked = run.unasked.map { remark, cases in
      (run.title, "\(cases.count.of("case")): \(Excerpt.short(remark))")
    }
    let families = run.unexpected.byFamily.map { _, cases in
      cases.map {
        ("\(run.title): \(Excerpt.short($0.id))", $0.lines.joined(separator: "\n"))
      }
    }
    return ([faults, unasked] + families).flatMap { group in
      group.enumerated().map { rank, error in
        (rank, command("error", title: error.0, message: error.1))
      }
    }
  }

  /// A command that a GitHub runner reads from the output of a step, in one line; a message may have
  /// several.
  static func command(_ level: String, title: String, message: String) -> String {
    "::\(level) title=\(escape(title, isProperty: true))::\(escape(message, isProperty: false))"
  }

  /// A property ends at a comma or colon, which therefore have escapes of their own.
  private static func escape(_ text: String, isProperty: Bool) -> String {
    text.escaping { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case ":" where isProperty: "%3A"
      case "," where isProperty: "%2C"
      default: nil
      }
    }
  }
}
