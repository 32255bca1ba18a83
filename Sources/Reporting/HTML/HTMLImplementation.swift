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
  private static let longestFact = 120
  private static let mostReasons = 20

  /// What came of it.
  let run: ReportedRun
  /// Where the matrix links to.
  let anchor: String
  /// The vector files, whose headers explain flags.
  let files: [VectorFile]

  /// The section, in lines; folded where all went as expected.
  func lines(_ room: inout HTMLRoom) -> [String] {
    let standing: Standing = run.isFine ? .passed : .failed
    let name = MarkupText.line(run.shortTitle)
    let remarks = room.remarks.share { self.remarks(&$0) }
    // Causes that call for nothing are not told before the table.
    let causes =
      run.isFine && HTMLCauses.has(run)
      ? room.causes.share { HTMLCauses(run: run, anchor: nil).lines(&$0) } : []
    return [
      HTML.details(
        "implementation",
        "<h2>\(HTML.chip(standing)) \(name)</h2> \(HTML.quiet(run.tally))",
        isOpen: !run.isFine),
      // What is behind a fold is opened by a link to it; the fold itself is not.
      "<div class=\"inside\" id=\"\(anchor)\">",
    ] + facts + bar + remarks + causes + failures(&room) + rest(&room) + ["</div>", "</details>"]
  }

  private var facts: [String] {
    guard let announcement = run.implementation.run.announcement else { return [] }
    let words = [announcement.name, announcement.version, announcement.language]
    let facts = [
      ("Announced", words.compactMap(\.self).joined(separator: ", ")),
      ("Home", announcement.url ?? ""),
      ("Drafts", announcement.drafts.map(\.rawValue).joined(separator: ", ")),
      ("Cipher suites", announcement.cipherSuites.map { Int($0.rawValue) }.sorted().ranges),
    ].filter { !$1.isEmpty }
    let rows = facts.map {
      "<div><dt>\($0)</dt><dd>\(MarkupText.short($1, most: Self.longestFact))</dd></div>"
    }
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
        found.map { "\(HTML.chip($0)) <b>\(run.counts[$0].grouped)</b> \($0.legend)" }),
    ]
  }

  /// What is wrong or worth saying beside single cases.
  private func remarks(_ share: inout Share) -> [String] {
    let faults = run.faults.map { remark(.failed, MarkupText.short($0)) }
    let unasked = run.unasked.map { reason, cases in
      remark(
        .errored,
        "<b>\(cases.count.of("case"))</b>: \(MarkupText.short(reason))"
          + HTMLCase.standardError(of: cases[0]).joined())
    }
    let notes = run.implementation.run.notes.map {
      "<li class=\"note\">\(MarkupText.short($0))</li>"
    }
    let (texts, rest) = share.take(faults + unasked + notes) { $0 }
    return (texts.isEmpty ? [] : ["<ul class=\"remarks\">"] + texts + ["</ul>"])
      + [HTMLRoom.left(rest.count, "remark")].filter { !$0.isEmpty }
  }

  private func remark(_ standing: Standing, _ markup: String) -> String {
    "<li>\(HTML.chip(standing))<div>\(markup)</div></li>"
  }

  private func failures(_ room: inout HTMLRoom) -> [String] {
    guard !run.unexpected.isEmpty else { return [] }
    let isOpen = run.unexpected.count <= Self.mostOpen
    var lines = [
      "<h3>Not as expected \(HTML.quiet(run.unexpected.count.grouped))</h3>"
    ]
    for (family, cases) in run.unexpected.byFamily {
      let (texts, rest) = room.cases.take(cases, write: drillDown(of: family))
      let list = room.lines.share(of: cases.count) { Self.lines(of: Array(rest), &$0) }
      let folded =
        rest.isEmpty
        ? []
        : [HTML.details("list", "\(rest.count.grouped) more, in one line each")] + list
          + ["</details>"]
      lines += frame(family, cases.count, isOpen: isOpen, texts + folded)
    }
    return lines
  }

  /// What is said of a family around its cases.
  private func frame(
    _ family: Family, _ count: Int, isOpen: Bool, _ content: [String]
  ) -> [String] {
    let total = run.cases.count { $0.result.family == family }
    let title =
      "<b>\(family.name)</b> \(HTML.quiet("\(count.grouped) of \(total.grouped)"))"
    return [
      HTML.details("family", title, isOpen: isOpen),
      "<p class=\"quiet inside\" id=\"\(anchor)-\(family.name)\">"
        + "\(MarkupText.line(family.description))</p>",
    ] + content + ["</details>"]
  }

  private func drillDown(of family: Family) -> (ReportedCase) -> String {
    let flags = files.first { $0.family == family }?.flags ?? []
    return { reported in
      let own = reported.result.vectorCase.flags.compactMap { name in
        flags.first { $0.name == name }
      }
      return HTMLCase(reported: reported, flags: own, replay: run.replay).lines
        .joined(separator: "\n")
    }
  }

  /// The cases that need no drill-down, a closed list for each kind: known failures, skipped and
  /// passed ones.
  private func rest(_ room: inout HTMLRoom) -> [String] {
    let known = room.lines.share(of: run.counts[.known]) { share in
      list(.known) { Self.lines(of: $0, &share) }
    }
    return room.names.share { share in
      known + list(.skipped) { _ in skips(&share) }
        + list(.passed) { notes(on: $0, &share) + Self.names(of: $0, &share) }
    }
  }

  /// Cases with what came of them, a line each.
  private static func lines(of cases: [ReportedCase], _ share: inout Share) -> [String] {
    guard !cases.isEmpty else { return [] }
    let (texts, rest) = share.take(cases) {
      "<li><code>\(MarkupText.line($0.id))</code> \(MarkupText.short($0.message, most: 120))</li>"
    }
    return [
      "<ul class=\"lines\">\(texts.joined(separator: "\n"))</ul>",
      HTMLRoom.left(rest.count, "case"),
    ]
  }

  /// What was skipped, by why.
  private func skips(_ share: inout Share) -> [String] {
    let skips = run.skips
    let told = skips.prefix(Self.mostReasons).flatMap { reason, cases in
      [HTML.details("part", "\(cases.count.grouped): \(MarkupText.short(reason, most: 200))")]
        + Self.names(of: cases, &share) + ["</details>"]
    }
    return told + [HTMLRoom.left(skips.count - Self.mostReasons, "reason")]
  }

  private func list(_ standing: Standing, content: ([ReportedCase]) -> [String]) -> [String] {
    let cases = run.cases.filter { $0.standing == standing }
    guard !cases.isEmpty else { return [] }
    let title = "\(HTML.chip(standing)) \(cases.count.grouped) \(standing.legend)"
    return [HTML.details("list", title)] + content(cases) + ["</details>"]
  }

  private func notes(on cases: [ReportedCase], _ share: inout Share) -> [String] {
    let groups = cases.filter { $0.remark != nil }.grouped(by: \.headline)
    let (texts, rest) = share.take(groups) {
      "<p>\($0.cases.count.grouped) passed, but \(MarkupText.short($0.remark))</p>"
    }
    return texts + [HTMLRoom.left(rest.count, "note")]
  }

  /// Names with the cipher suites that they are there for, by family.
  private static func names(of cases: [ReportedCase], _ share: inout Share) -> [String] {
    var left = 0
    let lists = cases.byFamily.flatMap { family, cases -> [String] in
      let (names, rest) = share.take(cases.grouped(by: \.name)) { name, cases in
        let suites = cases.map { Int($0.result.vectorCase.cipherSuite.rawValue) }
        return "\(MarkupText.line(name)) <small>\(suites.ranges)</small>"
      }
      left += rest.reduce(0) { $0 + $1.cases.count }
      return [
        "<h4>\(family.name) \(HTML.quiet(cases.count.grouped))</h4>",
        HTML.list("class=\"names\"", names),
      ]
    }
    return lists + [HTMLRoom.left(left, "case")]
  }
}

extension ReportedCase {
  /// The id without family and cipher suite.
  fileprivate var name: String {
    let parts = shortID.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : shortID
  }
}
