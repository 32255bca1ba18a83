import DMLS
package import Diagnostics
import Harness
import JSONText
import KeyDerivation
import Operations
package import VectorFiles
import Verification

/// The report for people who read it where the run happened.
package struct TextReport {
  private let report: ImplementationReport
  private let files: [VectorFile]
  private let style: TerminalStyle

  private var result: RunResult { report.run }

  /// A report of one implementation over the cases of some files.
  package init(_ report: ImplementationReport, files: [VectorFile], style: TerminalStyle) {
    self.report = report
    self.files = files
    self.style = style
  }

  /// The whole report.
  package var text: String {
    (header + table + details + legend + remarks + problems + causes + [summary])
      .joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    guard let announcement = result.announcement else { return [] }
    let version = announcement.version.map { " \($0)" } ?? ""
    let language = announcement.language.map { " (\($0))" } ?? ""
    let drafts = announcement.drafts.map(\.rawValue).joined(separator: ", ")
    let name = SafeText.line(announcement.name + version + language)
    return [style.paint(name, .bold) + ", draft revisions \(drafts)", ""]
  }

  /// A line for each family and cipher suite.
  private var table: [String] {
    let width = files.map(\.family.name.count).max() ?? 0
    var lines: [String] = []
    for family in Family.allCases {
      for suite in CipherSuite.allCases {
        let row = result.results.filter {
          $0.family == family && $0.vectorCase.cipherSuite == suite
        }
        guard !row.isEmpty else { continue }
        let name = family.name + String(repeating: " ", count: width - family.name.count)
        lines.append("\(name)  suite \(suite.rawValue)  \(counts(row))")
      }
    }
    return lines
  }

  private func counts(_ results: [CaseResult]) -> String {
    Verdict.Kind.allCases.compactMap { kind in
      let count = results.count { $0.verdict.kind == kind }
      guard count > 0 || (kind == .passed && results.isEmpty) else { return nil }
      return style.paint("\(count) \(kind.rawValue)", kind.colour)
    }.joined(separator: ", ")
  }

  /// Every case that went otherwise than expected; cases never asked are counted below.
  private var details: [String] {
    zip(result.results, report.outcomes).flatMap { result, outcome -> [String] in
      guard result.wasAsked, case .unexpected(let reason) = outcome else { return [] }
      let details =
        switch result.verdict {
        case .passed: heading("UNEXPECTED PASS", result)
        case .skipped: heading("UNEXPECTED SKIP", result)
        case .failed(let mismatch):
          heading("FAILED", result) + mismatch.lines(style).map { "    \($0)" }
        case .errored(let reason):
          heading("ERRORED", result) + ["    \(SafeText.line(reason))"] + standardError(of: result)
        }
      return details + (outcome == .unlisted ? [] : ["    \(SafeText.line(reason))"])
    }
  }

  private func heading(_ word: String, _ result: CaseResult) -> [String] {
    let marks = result.vectorCase.flags + result.vectorCase.readings.map(\.rawValue)
    return [
      "", "\(style.paint(word, .red)) \(style.paint(result.vectorCase.id, .bold))",
      "    \(result.vectorCase.comment) [\(marks.joined(separator: ", "))]",
    ]
  }

  /// The flags and readings of the failed cases, explained once.
  private var legend: [String] {
    let failed = zip(result.results, report.outcomes)
      .filter { $0.verdict.kind == .failed && !$1.isFine }.map(\.0)
    var lines: [String] = []
    var shown: [Flag] = []
    for file in files {
      // Families name their flags apart from each other; the same name may mean another thing.
      let names = Set(failed.filter { $0.family == file.family }.flatMap(\.vectorCase.flags))
      shown += file.flags.filter { names.contains($0.name) && !shown.contains($0) }
    }
    for flag in shown {
      lines.append("  \(style.paint(flag.name, .bold)) (\(flag.section)): \(flag.description)")
      lines.append("      If wrong: \(flag.effect)")
    }
    let readings = Set(failed.flatMap(\.vectorCase.readings))
    for reading in Reading.allCases where readings.contains(reading) {
      lines.append("  \(style.paint(reading.rawValue, .bold)): \(reading.text)")
    }
    return lines.isEmpty ? [] : ["", "What the failed cases are about:"] + lines
  }

  /// What is said once for many cases: skipped, never asked, passed with a note; then the notes.
  private var remarks: [String] {
    var groups: [(remark: String, first: CaseResult, count: Int)] = []
    for (result, outcome) in zip(result.results, report.outcomes) {
      guard let remark = remark(on: result, outcome) else { continue }
      if let index = groups.firstIndex(where: { $0.remark == remark }) {
        groups[index].count += 1
      } else {
        groups.append((remark, result, 1))
      }
    }
    let lines = groups.flatMap { remark, first, count in
      ["  \(count) \(SafeText.line(remark))"] + standardError(of: first)
    }
    return (lines.isEmpty ? [] : [""] + lines) + result.notes.map { "\n\(SafeText.line($0))" }
  }

  private func remark(on result: CaseResult, _ outcome: Outcome) -> String? {
    switch result.verdict {
    case .skipped(let reason) where !result.wasAsked && !outcome.isFine:
      if case .unexpected(let why) = outcome { "skipped: \(reason); \(why)" } else { nil }
    case .skipped(let reason): "skipped: \(reason)"
    case .passed(let note?): "passed, but \(note)"
    case .errored(let reason) where !result.wasAsked: "errored: \(reason)"
    case .passed, .failed, .errored: nil
    }
  }

  private func standardError(of result: CaseResult) -> [String] {
    SafeText.lines(result.standardErrorTail).suffix(10).map { "    stderr: \($0)" }
  }

  private var causes: [String] {
    report.diagnosisWords.map { DiagnosisText($0, style: style).lines } ?? []
  }

  private var problems: [String] {
    report.problems.isEmpty ? [] : [""] + report.problems.map { style.paint($0, .red) }
  }

  private var summary: String {
    let verdicts = Verdict.Kind.allCases.map { kind in
      let count = result.count(kind)
      let text = "\(count) \(kind.rawValue)"
      return count > 0 ? style.paint(text, kind.colour) : text
    }
    let known = report.outcomes.count { $0 == .knownFailure }
    let note = known > 0 ? "; \(known) of them known failures" : ""
    return "\n\(result.results.count) cases: \(verdicts.joined(separator: ", "))\(note)"
  }
}

extension Verdict.Kind {
  fileprivate var colour: TerminalStyle.Colour {
    switch self {
    case .passed: .green
    case .failed, .errored: .red
    case .skipped: .yellow
    }
  }
}
