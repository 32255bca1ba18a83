import DMLS
import Diagnostics
import Harness
import KeyDerivation
import VectorFiles
import Verification

/// The section about one implementation.
struct HTMLImplementation {
  /// Families are open from the start where there is not much in all.
  private static let mostOpen = 12

  /// What came of it.
  let run: ReportedRun
  /// Where the matrix links to.
  let anchor: String
  /// The vector files, whose headers explain flags.
  let files: [VectorFile]

  /// The section, in lines.
  func lines(_ allowance: inout Allowance) -> [String] {
    let name = MarkupText.short(run.implementation.name, most: 60)
    return ["<section class=\"implementation\" id=\"\(anchor)\">", "<h2>\(name)</h2>"]
      + facts + bar + remarks + causes + failures(&allowance) + rest
      + ["</section>"]
  }

  private var facts: [String] {
    var facts: [(String, String)] = []
    if let announcement = run.implementation.run.announcement {
      let words = [announcement.name, announcement.version, announcement.language]
      facts.append(("Announced", words.compactMap(\.self).joined(separator: ", ")))
      if let url = announcement.url { facts.append(("Home", url)) }
      facts.append(("Drafts", announcement.drafts.map(\.rawValue).joined(separator: ", ")))
      let suites = announcement.cipherSuites.map { "\($0.rawValue)" }
      facts.append(("Cipher suites", suites.joined(separator: ", ")))
    }
    let command = run.implementation.command.joined(separator: " ")
    facts.append(("Command", command.isEmpty ? "built in" : command))
    let rows = facts.map { "<div><dt>\($0)</dt><dd>\(MarkupText.short($1))</dd></div>" }
    return ["<dl class=\"facts\">"] + rows + ["</dl>"]
  }

  /// How the cases stand, as a bar and in words.
  private var bar: [String] {
    let found = Standing.allCases.reversed().filter { run.counts[$0] > 0 }
    let parts = found.map {
      "<span class=\"\($0.rawValue)\" style=\"flex-grow:\(run.counts[$0])\"></span>"
    }
    return [
      "<div class=\"bar\" aria-hidden=\"true\">\(parts.joined())</div>",
      HTML.list(
        "class=\"legend\"",
        found.map { "\(HTML.chip($0)) <b>\(run.counts[$0])</b> \($0.legend)" }),
    ]
  }

  /// What is wrong or worth saying beside single cases.
  private var remarks: [String] {
    let faults = run.faults.map { remark(.failed, MarkupText.short($0)) }
    let unasked = run.unasked.map { reason, cases in
      remark(
        .errored,
        "<b>\(cases.count.of("case"))</b>: \(MarkupText.short(reason))"
          + HTMLCase.standardError(of: cases[0]).joined())
    }
    let notes = run.implementation.run.notes.map { remark(.skipped, MarkupText.short($0)) }
    let all = faults + unasked + notes
    return all.isEmpty ? [] : ["<ul class=\"remarks\">"] + all + ["</ul>"]
  }

  /// What is behind the failures.
  private var causes: [String] {
    guard let causes = run.causes else { return [] }
    let findings = causes.findings.map { finding in
      let more = finding.remarks.map { " \(MarkupText.line($0))" }.joined()
      return "<li><span class=\"chip count failed\">\(finding.count)</span><div>"
        + "<b>\(MarkupText.line(finding.what))</b> "
        + "\(HTML.quiet("\(MarkupText.line(finding.section)).")) "
        + "\(MarkupText.line(finding.effect))\(more) "
        + "<code>\(MarkupText.line(finding.name))</code></div></li>"
    }
    let rest = causes.remarks.map { remark(.skipped, MarkupText.line($0)) }
    return ["<h3>\(MarkupText.line(causes.headline))</h3>", "<ul class=\"remarks\">"]
      + findings + rest + ["</ul>"]
  }

  private func remark(_ standing: Standing, _ markup: String) -> String {
    "<li>\(HTML.chip(standing))<div>\(markup)</div></li>"
  }

  private func failures(_ allowance: inout Allowance) -> [String] {
    guard !run.unexpected.isEmpty else { return [] }
    let isOpen = run.unexpected.count <= Self.mostOpen
    var lines = ["<h3>Not as expected \(HTML.quiet(run.unexpected.count))</h3>"]
    for (family, cases) in run.unexpected.byFamily {
      lines += self.family(family, cases, isOpen: isOpen, &allowance)
    }
    return lines
  }

  private func family(
    _ family: Family, _ cases: [ReportedCase], isOpen: Bool, _ allowance: inout Allowance
  ) -> [String] {
    let total = run.cases.count { $0.result.family == family }
    let flags = files.first { $0.family == family }?.flags ?? []
    let (texts, rest) = allowance.take(cases, atLeast: 1) { reported in
      let own = reported.result.vectorCase.flags.compactMap { name in
        flags.first { $0.name == name }
      }
      return HTMLCase(reported: reported, flags: own).lines.joined(separator: "\n")
    }
    let list =
      rest.isEmpty
      ? []
      : [
        HTML.details("list", "\(rest.count) more, in one line each"),
        Self.lines(of: rest), "</details>",
      ]
    return [
      "<details class=\"family\" id=\"\(anchor)-\(family.name)\"\(isOpen ? " open" : "")>",
      "<summary><b>\(family.name)</b> \(HTML.quiet("\(cases.count) of \(total)"))</summary>",
      "<p class=\"quiet\">\(MarkupText.line(family.description))</p>",
    ] + texts + list + ["</details>"]
  }

  /// The cases that need no drill-down, a closed list for each kind: known failures, skipped and
  /// passed ones.
  private var rest: [String] {
    list(.known) { [Self.lines(of: $0[...])] }
      + list(.skipped) { _ in
        run.skips.flatMap { reason, cases in
          [HTML.details("part", "\(cases.count): \(MarkupText.short(reason))")]
            + Self.names(of: cases) + ["</details>"]
        }
      }
      + list(.passed) { notes(on: $0) + Self.names(of: $0) }
  }

  /// Cases with what came of them, a line each.
  private static func lines(of cases: ArraySlice<ReportedCase>) -> String {
    HTML.list(
      "class=\"lines\"",
      cases.map {
        "<code>\(MarkupText.line($0.id))</code> \(MarkupText.short($0.message, most: 120))"
      }, separator: "\n")
  }

  private func list(_ standing: Standing, content: ([ReportedCase]) -> [String]) -> [String] {
    let cases = run.cases.filter { $0.standing == standing }
    guard !cases.isEmpty else { return [] }
    let title = "\(HTML.chip(standing)) \(cases.count) \(standing.legend)"
    return [HTML.details("list", title)] + content(cases) + ["</details>"]
  }

  private func notes(on cases: [ReportedCase]) -> [String] {
    cases.filter { $0.remark != nil }.grouped(by: \.headline).map {
      "<p>\($0.cases.count) passed, but \(MarkupText.short($0.remark))</p>"
    }
  }

  /// Names with the cipher suites that they are there for, by family.
  private static func names(of cases: [ReportedCase]) -> [String] {
    cases.byFamily.map { family, cases in
      let names = cases.grouped(by: \.name).map { name, cases in
        let suites = cases.map { Int($0.result.vectorCase.cipherSuite.rawValue) }
        return "\(MarkupText.line(name)) <small>\(suites.ranges)</small>"
      }
      return "<h4>\(family.name) \(HTML.quiet(cases.count))</h4>"
        + HTML.list("class=\"names\"", names)
    }
  }
}

extension ReportedCase {
  /// The id without family and cipher suite.
  fileprivate var name: String {
    let parts = shortID.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : shortID
  }
}
