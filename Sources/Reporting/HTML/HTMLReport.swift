import DMLS
import Diagnostics
import KeyDerivation
import VectorFiles
import Verification

/// One page that needs nothing else: no script, no font, no image, no network.
///
/// In the order in which it is read: which implementation fails and by what, what to do about it,
/// the table, each implementation with its failures, and where all of it comes from.
struct HTMLReport {
  /// Nothing may be loaded, whatever a text would say.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'"
  private static let mostBriefs = 20

  /// What it is about.
  let report: Report
  /// The same, sorted.
  let runs: [ReportedRun]

  /// The implementations that the page has a place for.
  private var shown: [ReportedRun] { Array(runs.prefix(HTMLRoom.mostImplementations)) }

  /// The whole page.
  var text: String {
    let shown = shown
    var room = HTMLRoom(shown)
    let causes = causes(&room)
    let left = HTMLRoom.left(runs.count - shown.count, "implementation")
    var lines = head + ["<body>", "<main>"] + title
    lines += [
      "<div class=\"overview\(shown.count == 1 && !causes.isEmpty ? " beside" : "")\">"
    ]
    lines += causes + HTMLMatrix(runs: shown).lines + ["</div>", left]
    for (index, run) in shown.enumerated() {
      lines += HTMLImplementation(run: run, anchor: "i\(index)", files: report.files)
        .lines(&room)
    }
    lines += HTMLProvenance(report: report, runs: shown).lines
    lines += ["</main>", "</body>", "</html>"]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<title>DMLS vectors: \(MarkupText.line(runs.headline))</title>", "<style>", HTMLStyle.text,
      "</style>", "</head>",
    ]
  }

  private var title: [String] {
    let standing: Standing = report.exitStatus == 0 ? .passed : .failed
    let cases = runs.map(\.cases.count).max() ?? 0
    return [
      "<header class=\"title\">",
      "<p class=\"badge \(standing.rawValue)\" aria-hidden=\"true\">\(standing.symbol)</p>",
      "<div><h1>\(MarkupText.line(runs.headline))</h1>",
      "<p class=\"quiet\">Test vectors of \(DraftRevision.draftName): \(cases.grouped) "
        + "case\(cases == 1 ? "" : "s"), \(runs.count.of("implementation"))</p></div>", "</header>",
    ] + briefs
  }

  /// Where there are several: what came of each, those that fail first.
  private var briefs: [String] {
    guard runs.count > 1 else { return [] }
    let ranked = shown.enumerated().sorted {
      ($0.element.isFine ? 1 : 0, $0.offset) < ($1.element.isFine ? 1 : 0, $1.offset)
    }
    let items = ranked.prefix(Self.mostBriefs).map { index, run in
      "\(HTML.chip(run.isFine ? .passed : .failed))<div><a href=\"#i\(index)\">"
        + "\(MarkupText.line(run.shortTitle))</a>: \(MarkupText.line(run.headline))</div>"
    }
    let rest = runs.count - items.count
    return [
      HTML.list(
        "class=\"remarks briefs\"",
        items + (rest > 0 ? ["\(rest) more, in the table below"] : []), separator: "\n")
    ]
  }

  /// What is behind the failures, one after the other.
  private func causes(_ room: inout HTMLRoom) -> [String] {
    let isAlone = runs.count == 1
    let blocks = shown.enumerated().filter { !$1.isFine && HTMLCauses.has($1) }.map { index, run in
      room.causes.share { share in
        ["<div class=\"cause\">"]
          + HTMLCauses(run: run, anchor: isAlone ? nil : "i\(index)").lines(&share) + ["</div>"]
      }
    }
    guard !blocks.isEmpty else { return [] }
    return ["<section class=\"causes\" aria-label=\"Causes\">"]
      + (isAlone ? [] : ["<h2>Causes</h2>"]) + blocks.flatMap(\.self) + ["</section>"]
  }
}

/// Pieces that the page is made of.
enum HTML {
  /// Markup that is beside the point.
  static func quiet(_ markup: some CustomStringConvertible) -> String {
    "<span class=\"quiet\">\(markup)</span>"
  }

  /// Markup for those who hear the page.
  static func hidden(_ markup: String) -> String { "<span class=\"hidden\">\(markup)</span>" }

  /// A symbol that the words beside it make unnecessary to hear, or one with words in it.
  static func chip(_ standing: Standing, _ words: String? = nil) -> String {
    let isHidden = words == nil ? " aria-hidden=\"true\"" : ""
    return "<span class=\"chip \(standing.rawValue)\"\(isHidden)>\(standing.symbol)\(words ?? "")"
      + "</span>"
  }

  /// The start of what can be folded.
  static func details(_ kind: String, _ summary: String, isOpen: Bool = false) -> String {
    "<details class=\"\(kind)\"\(isOpen ? " open" : "")><summary>\(summary)</summary>"
  }

  /// A list of items that are markup, on a line.
  static func list(_ attributes: String, _ items: [String], separator: String = "") -> String {
    "<ul \(attributes)>\(items.map { "<li>\($0)</li>" }.joined(separator: separator))</ul>"
  }
}
