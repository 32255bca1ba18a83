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

  private let implementation: ImplementationReport
  private let anchor: String
  private let explanations: Explanations

  /// A section that the matrix links to by an anchor.
  init(_ implementation: ImplementationReport, anchor: String, _ explanations: Explanations) {
    self.implementation = implementation
    self.anchor = anchor
    self.explanations = explanations
  }

  /// The section, in lines.
  func lines(_ allowance: inout Allowance) -> [String] {
    let name = MarkupText.short(implementation.name, most: 60)
    return ["<section class=\"implementation\" id=\"\(anchor)\">", "<h2>\(name)</h2>"]
      + facts + HTMLBar(implementation.cases).lines + remarks + causes + failures(&allowance)
      + HTMLRest(implementation.cases).lines + ["</section>"]
  }

  private var facts: [String] {
    var facts: [(String, String)] = []
    if let announcement = implementation.run.announcement {
      let words = [announcement.name, announcement.version, announcement.language]
      facts.append(("Announced", words.compactMap(\.self).joined(separator: ", ")))
      if let url = announcement.url { facts.append(("Home", url)) }
      facts.append(("Drafts", announcement.drafts.map(\.rawValue).joined(separator: ", ")))
      let suites = announcement.cipherSuites.map { "\($0.rawValue)" }
      facts.append(("Cipher suites", suites.joined(separator: ", ")))
    }
    let command = implementation.command.joined(separator: " ")
    facts.append(("Command", command.isEmpty ? "built in" : command))
    let rows = facts.map { "<div><dt>\($0)</dt><dd>\(MarkupText.short($1))</dd></div>" }
    return ["<dl class=\"facts\">"] + rows + ["</dl>"]
  }

  /// What is wrong or worth saying beside single cases.
  private var remarks: [String] {
    let faults = implementation.faults.map { remark(.failed, MarkupText.short($0)) }
    let unasked = implementation.unasked.grouped(by: \.message).map { reason, cases in
      let errors = cases.first.map { HTMLCase.standardError(of: $0) } ?? []
      return remark(
        .errored, "<b>\(cases.count.of("case"))</b>: \(MarkupText.short(reason))\(errors.joined())")
    }
    let notes = implementation.run.notes.map { remark(.skipped, MarkupText.short($0)) }
    let all = faults + unasked + notes
    return all.isEmpty ? [] : ["<ul class=\"remarks\">"] + all + ["</ul>"]
  }

  /// What is behind the failures.
  private var causes: [String] {
    guard let words = implementation.diagnosisWords else { return [] }
    let findings = words.findings.map { finding in
      let more = finding.remarks.map { " \(MarkupText.line($0))" }.joined()
      return "<li><span class=\"chip count failed\">\(finding.count)</span><div>"
        + "<b>\(MarkupText.line(finding.what))</b> "
        + "<span class=\"quiet\">\(MarkupText.line(finding.section)).</span> "
        + "\(MarkupText.line(finding.effect))\(more) "
        + "<code>\(MarkupText.line(finding.name))</code></div></li>"
    }
    let rest = words.remarks.map { remark(.skipped, MarkupText.line($0)) }
    return ["<h3>\(MarkupText.line(words.headline))</h3>", "<ul class=\"remarks\">"]
      + findings + rest + ["</ul>"]
  }

  private func remark(_ standing: Standing, _ markup: String) -> String {
    "<li><span class=\"chip \(standing.rawValue)\" aria-hidden=\"true\">\(standing.symbol)</span>"
      + "<div>\(markup)</div></li>"
  }

  private func failures(_ allowance: inout Allowance) -> [String] {
    let unexpected = implementation.unexpected
    guard !unexpected.isEmpty else { return [] }
    let isOpen = unexpected.count <= Self.mostOpen
    var lines = ["<h3>Not as expected <span class=\"quiet\">\(unexpected.count)</span></h3>"]
    for (family, cases) in unexpected.byFamily {
      lines += self.family(family, cases, isOpen: isOpen, &allowance)
    }
    return lines
  }

  private func family(
    _ family: Family, _ cases: [ReportedCase], isOpen: Bool, _ allowance: inout Allowance
  ) -> [String] {
    let total = implementation.run.results.count { $0.family == family }
    let (texts, rest) = allowance.take(cases, atLeast: 1) {
      HTMLCase($0, flags: explanations.flags(of: $0.result)).lines.joined(separator: "\n")
    }
    let list =
      rest.isEmpty
      ? []
      : [
        "<details class=\"list\"><summary>\(rest.count) more, in one line each</summary>",
        HTMLRest.lines(of: Array(rest)), "</details>",
      ]
    return [
      "<details class=\"family\" id=\"\(anchor)-\(family.name)\"\(isOpen ? " open" : "")>",
      "<summary><b>\(family.name)</b> <span class=\"quiet\">\(cases.count) of \(total)</span>"
        + "</summary>", "<p class=\"quiet\">\(MarkupText.line(family.description))</p>",
    ] + texts + list + ["</details>"]
  }
}
