import DMLS
package import Diagnostics
import Harness
import JSONText
import KeyDerivation
package import OperatingSystem
package import VectorFiles
import Verification

/// The report for people who read it where the run happened.
package struct TextReport {
  /// What is shown in full of cases that went wrong alike.
  private static let mostAlike = 3
  /// How many ways of going wrong are told before all else.
  private static let mostWays = 5
  /// What is shown of a whole answer.
  private static let width = 100

  private let run: ReportedRun
  private let files: [VectorFile]
  private let style: TerminalStyle
  private let isVerbose: Bool

  /// A report of one implementation over the cases of some files; a verbose one shows every case
  /// that went wrong, also where many did alike.
  package init(
    _ report: ImplementationReport, files: [VectorFile], style: TerminalStyle,
    isVerbose: Bool = false
  ) {
    self.isVerbose = isVerbose
    run = ReportedRun(report, files: files)
    self.files = files
    self.style = style
  }

  /// The whole report.
  package var text: String {
    (header + ways + table + failures + legend + remarks + problems + causes + summary)
      .joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    guard let announcement = run.implementation.run.announcement else { return [] }
    let version = announcement.version.map { " \($0)" } ?? ""
    let language = announcement.language.map { " (\($0))" } ?? ""
    let drafts = announcement.drafts.map(\.rawValue).joined(separator: ", ")
    let name = Excerpt.line(announcement.name + version + language)
    return [style.paint(name, .bold) + ", draft revisions \(drafts)", ""]
  }

  /// The ways in which cases went wrong, most of them first, for those who read the first lines.
  private var ways: [String] {
    let ranked = run.alike.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
    let rest = ranked.count - Self.mostWays
    let lines = ranked.prefix(Self.mostWays).flatMap { cases -> [String] in
      let first = cases[0]
      let kind = first.standing == .surprising ? "surprising" : first.result.verdict.kind.rawValue
      let advice = advice(on: cases).map { ["      \($0)"] } ?? []
      return [
        "  \(style.paint("\(cases.count) \(kind)", .red)): \(Excerpt.short(first.message))",
        "      \(Excerpt.line(first.id)): \(Excerpt.line(first.result.vectorCase.comment))",
      ] + advice
    }
    let more = rest > 0 ? ["  and \(rest) more \(rest == 1 ? "way" : "ways")"] : []
    return lines.isEmpty ? [] : ["What went wrong:"] + lines + more + [""]
  }

  /// What is to be thought of where only draft revisions after 01 say what was expected.
  private func advice(on cases: [ReportedCase]) -> String? {
    guard cases.allSatisfy({ !$0.result.vectorCase.drafts.contains(.draft01) }) else { return nil }
    let drafts = cases[0].result.vectorCase.drafts.map(\.rawValue).joined(separator: ", ")
    return "Only draft revision \(drafts) says so: announce \"01\" where you implement that one."
  }

  /// A line for each family, and for its cipher suites together where they went the same ways.
  private var table: [String] {
    // Nothing is to be told apart where it never began.
    guard run.implementation.run.announcement != nil || run.cases.contains(where: \.result.wasAsked)
    else { return [] }
    let rows = run.cases.byFamily.flatMap { family, cases in
      let suites = Dictionary(grouping: cases, by: \.result.vectorCase.cipherSuite)
      let known = CipherSuite.allCases.filter { suites[$0] != nil }
      let kinds = known.map { Set((suites[$0] ?? []).map(\.result.verdict.kind)) }
      return kinds.withoutRepeats.map { kind in
        let alike = zip(known, kinds).filter { $1 == kind }.map(\.0)
        let label = alike.map { Int($0.rawValue) }.ranges
        return (
          family.name, "suite\(alike.count > 1 ? "s" : "") \(label)",
          words(CaseCounts(alike.flatMap { suites[$0] ?? [] }))
        )
      }
    }
    let width = files.map(\.family.name.count).max() ?? 0
    let labelWidth = rows.map(\.1.count).max() ?? 0
    return rows.map { "\(pad($0, width))  \(pad($1, labelWidth))  \($2)" }
  }

  /// The cases that went otherwise than expected; of many that did so alike the first ones.
  private var failures: [String] {
    run.alike.flatMap { cases -> [String] in
      let shown = cases.prefix(isVerbose ? .max : Self.mostAlike)
      let rest = cases.count - shown.count
      let more = "\(rest) more went wrong alike; --verbose shows them all"
      return shown.flatMap(details) + (rest > 0 ? ["", "    … \(more)"] : [])
    }
  }

  /// How many went which way, with the zeros or without.
  private func words(_ counts: CaseCounts, hasZeros: Bool = false) -> String {
    Verdict.Kind.allCases.compactMap { kind in
      let text = "\(counts[verdict: kind]) \(kind.rawValue)"
      if counts[verdict: kind] == 0 { return hasZeros ? text : nil }
      return style.paint(text, kind.colour)
    }.joined(separator: ", ")
  }

  /// A case that went otherwise than expected.
  private func details(_ reported: ReportedCase) -> [String] {
    let (word, found): (String, [String]) =
      switch reported.result.verdict {
      case .passed: ("UNEXPECTED PASS", [])
      case .skipped: ("UNEXPECTED SKIP", [])
      case .failed(let mismatch): ("FAILED", Self.lines(of: mismatch, style))
      case .errored(let reason): ("ERRORED", [Excerpt.line(reason)] + standardError(of: reported))
      }
    let more = [
      reported.asGood.map { Excerpt.short($0.words) }, reported.surprise.map(Excerpt.line),
    ]
    let lines = [reported.about] + found + more.compactMap(\.self)
    return ["", "\(style.paint(word, .red)) \(style.paint(Excerpt.line(reported.id), .bold))"]
      + lines.map { "    \($0)" }
  }

  /// A mismatch without indentation.
  static func lines(of mismatch: Mismatch, _ style: TerminalStyle) -> [String] {
    var lines: [String] = []
    switch mismatch {
    case .intermediate: lines.append("the output is right, and a value on the way to it is not:")
    case .kept: lines.append("the output is right, and a saved state has what must be gone:")
    default: break
    }
    return lines
      + Comparison.lines(of: mismatch, style: style) { side in
        switch side {
        case .value(let value): Excerpt.window(Excerpt.line(value?.line ?? ""), width: width)
        case .words(let words): Excerpt.line(words)
        }
      }
  }

  /// The flags and readings of the failed cases, explained once.
  private var legend: [String] {
    let failed = run.cases.filter { $0.standing == .failed }.map(\.result)
    var flags: [Flag] = []
    for file in files {
      // Families name their flags apart from each other; the same name may mean another thing.
      let names = Set(failed.filter { $0.family == file.family }.flatMap(\.vectorCase.flags))
      flags += file.flags.filter { names.contains($0.name) && !flags.contains($0) }
    }
    let readings = Set(failed.flatMap(\.vectorCase.readings))
    let lines = style.explained(flags, Reading.allCases.filter(readings.contains))
    return lines.isEmpty ? [] : ["", "What the failed cases are about:"] + lines.map { "  \($0)" }
  }

  /// What is said once for many cases, then what is no case's.
  private var remarks: [String] {
    let lines = run.remarks.flatMap { remark, cases in
      ["  \(cases.count) \(Excerpt.line(remark))"]
        + standardError(of: cases[0]).map { "    \($0)" }
    }
    return (lines.isEmpty ? [] : [""] + lines)
      + run.implementation.run.notes.map { "\n\(Excerpt.line($0))" }
  }

  private func standardError(of reported: ReportedCase) -> [String] {
    reported.errorLines.map { "stderr: \($0)" }
  }

  private var problems: [String] {
    let problems = run.implementation.problems
    return problems.isEmpty ? [] : [""] + problems.map { style.paint(Excerpt.line($0), .red) }
  }

  private var causes: [String] { run.causes.map { Self.lines(of: $0, style) } ?? [] }

  /// The causes of failures, an empty line first.
  static func lines(of causes: DiagnosisWords, _ style: TerminalStyle) -> [String] {
    let findings = causes.findings.flatMap { finding -> [String] in
      let name = style.paint(finding.name, .bold)
      var below = ["\(finding.section). \(finding.effect)"] + finding.remarks
      below.append(
        finding.isDecided
          ? "Named \(name); reference-harness --misreading plays it."
          : "reference-harness --misreading NAME plays each of them.")
      return ["  \(style.paint("\(finding.count)", .red)) \(finding.what)"]
        + below.map { "      \($0)" }
    }
    return ["", style.paint("\(causes.headline)\(findings.isEmpty ? "" : ":")", .bold)]
      + findings + causes.remarks.map { "  \(Excerpt.line($0))" }
  }

  /// How long it took, why the exit status is what it is, and how many cases went which way.
  private var summary: [String] {
    let known = run.counts[.known]
    let note = known > 0 ? "; \(known) of them known failures" : ""
    // In a file the same answers give the same bytes.
    let took = style.showsProgress ? run.took.map { ["Took \($0)."] } ?? [] : []
    return [""] + took
      + (run.verdict.map { [style.paint(Excerpt.line($0), .red)] } ?? [])
      + ["\(run.counts.total) cases: \(words(run.counts, hasZeros: true))\(note)"]
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

extension TerminalStyle {
  /// Flags with what goes wrong, and readings.
  func explained(_ flags: [Flag], _ readings: [Reading]) -> [String] {
    flags.flatMap { flag in
      [
        "\(paint(flag.name, .bold)) (\(flag.section)): \(flag.description)",
        "    If wrong: \(flag.effect)",
      ]
    } + readings.map { "\(paint($0.rawValue, .bold)): \($0.text)" }
  }
}

extension Report {
  /// Implementations x families, for people at a terminal: passed of asked, and a mark where
  /// something did not go as expected.
  package func matrix(in style: TerminalStyle) -> String {
    let families = files.map(\.family)
    let first = families.map(\.name.count).max() ?? 0
    let columns = runs.map { run in
      let name = Excerpt.line(run.implementation.name)
      let width = max(name.count, 11)
      let groups = Dictionary(grouping: run.cases, by: \.result.family)
      return [pad(name, width)]
        + families.map { style.cell(of: groups[$0] ?? [], width: width) }
    }
    let lines = ([""] + families.map(\.name)).enumerated().map { row, name in
      ([pad(name, first)] + columns.map { $0[row] }).joined(separator: "  ")
    }
    let verdicts = runs.map { run in
      "\(run.title): \(run.verdict.map { Excerpt.line($0) } ?? "as expected")"
    }
    return "\n" + (lines + [""] + verdicts).joined(separator: "\n") + "\n"
  }
}

extension TerminalStyle {
  fileprivate func cell(of cases: [ReportedCase], width: Int) -> String {
    let counts = CaseCounts(cases)
    let asked = cases.count { $0.result.wasAsked || $0.result.verdict.kind == .errored }
    let isFine = counts.unexpected == 0
    guard asked > 0 || !isFine else { return pad("-", width) }
    let text = pad("\(counts[verdict: .passed])/\(asked)" + (isFine ? "" : " ✗"), width)
    return paint(text, isFine ? .green : .red)
  }
}

private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}
