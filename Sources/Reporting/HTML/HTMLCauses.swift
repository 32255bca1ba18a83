import Diagnostics
import Harness
import Verification

/// What is behind the failures of an implementation, each with what to do about it.
struct HTMLCauses {
  /// So many causes of one implementation are open where there are several, or one.
  private static let mostOpen = (ofSeveral: 2, ofOne: 6)

  /// What came of the implementation.
  let run: ReportedRun
  /// Where its section is; nil where the page is about it alone.
  let anchor: String?

  /// Whether there is anything to say.
  static func has(_ run: ReportedRun) -> Bool { run.causes != nil || !run.otherWays.isEmpty }

  /// The causes, in lines.
  func lines(_ share: inout Share) -> [String] {
    let open = anchor == nil ? Self.mostOpen.ofOne : Self.mostOpen.ofSeveral
    let (texts, rest) = share.take(items, atLeast: 1) { $0 }
    let more = texts.dropFirst(open)
    let doubts = (run.causes?.doubts ?? []).map { "<li class=\"note\">\(MarkupText.line($0))</li>" }
    return [title, Self.list(Array(texts.prefix(open)) + (more.isEmpty ? doubts : []))]
      + (more.isEmpty
        ? []
        : [
          HTML.details("list", "\(more.count.grouped) more"), Self.list(more + doubts),
          "</details>",
        ]) + [HTMLRoom.left(rest.count, "cause")].filter { !$0.isEmpty }
  }

  private var title: String {
    let headline =
      run.causes.map { causes in
        let count = causes.diagnosis.count
        return "\(count.grouped) failure\(count == 1 ? "" : "s"), \(causes.countOfCauses)"
      } ?? "What went wrong"
    guard let anchor else { return "<h2>\(headline)</h2>" }
    let name = MarkupText.line(run.shortTitle)
    return "<h3><a href=\"#\(anchor)\">\(name)</a> \(HTML.quiet(headline))</h3>"
  }

  private var items: [String] {
    let causes = run.causes
    let peer = causes?.likeness.map {
      Self.item(nil, "\(MarkupText.line($0))", advice: causes?.adviceOnLikeness)
    }
    let findings = (causes?.findings ?? []).map { finding in
      Self.item((finding.count, .failed), Self.markup(finding), advice: finding.advice)
    }
    let rests = (causes?.rests ?? []).map {
      Self.item(
        ($0.count, .failed), MarkupText.line($0.sentence), advice: $0.advice)
    }
    let ways = run.otherWays.map { way in
      Self.item(
        (way.cases.count, way.cases[0].standing),
        "<b>\(MarkupText.short(way.cases[0].message))</b>",
        advice: way.advice)
    }
    return [peer].compactMap(\.self) + findings + rests + ways
  }

  /// What is misread, where, and what that does; what it can be, in a line each, or its name.
  private static func markup(_ finding: DiagnosisWords.Finding) -> String {
    let head =
      "<b>\(MarkupText.line(finding.what))</b> "
      + "\(HTML.quiet("\(MarkupText.line(finding.section)).")) \(MarkupText.line(finding.effect))"
    let remarks = finding.remarks.map(MarkupText.line)
    guard finding.isDecided else { return head + remarks.map { "<p>\($0)</p>" }.joined() }
    return ([head] + remarks).joined(separator: " ")
      + " <code class=\"name\">\(MarkupText.line(finding.name))</code>"
  }

  private static func item(
    _ count: (Int, Standing)?, _ markup: String, advice: Advice?
  ) -> String {
    let chip = count.map { count, standing in
      "<span class=\"chip count \(standing.rawValue)\">\(count.grouped)"
        + "\(HTML.hidden(" \(standing.legend)"))</span>"
    }
    let step = advice.map { advice in
      let command = advice.command.map { " <code>\(MarkupText.line($0))</code>" } ?? ""
      return "<p class=\"step\"><b>Do this:</b> \(MarkupText.line(advice.words))\(command)</p>"
    }
    return "<li>\(chip ?? "")<div>\(markup)\(step ?? "")</div></li>"
  }

  private static func list(_ items: some Sequence<String>) -> String {
    "<ul class=\"remarks\">\n\(items.joined(separator: "\n"))\n</ul>"
  }
}
