import JSONText
import VectorFiles
import Verification

/// The drill-down of one case.
struct HTMLCase {
  private static let mostComparisons = 6
  private static let mostInputs = 40
  /// Inputs of so few values are open from the start.
  private static let fewInputs = 3

  private let reported: ReportedCase
  private let flags: [Flag]

  /// A drill-down with the flags of the case explained.
  init(_ reported: ReportedCase, flags: [Flag]) {
    self.reported = reported
    self.flags = flags
  }

  /// The drill-down, in lines.
  var lines: [String] {
    let standing = Standing(reported)
    let head =
      "<summary><span class=\"chip \(standing.rawValue)\">\(standing.symbol)"
      + "<span class=\"hidden\"> \(standing.legend)</span></span> <span class=\"what\">"
      + "<code>\(MarkupText.line(reported.shortID))</code> "
      + "<span class=\"quiet\">\(MarkupText.short(reported.message))</span></span></summary>"
    let body =
      answer + Self.standardError(of: reported) + picture + input + about + [again]
    return [
      "<details class=\"case\">", head, "<div class=\"body\">",
      "<p>\(MarkupText.line(reported.result.vectorCase.comment))</p>",
    ] + body + ["</div>", "</details>"]
  }

  /// What a child last wrote for people.
  static func standardError(of reported: ReportedCase) -> [String] {
    let lines = reported.errorLines.map { MarkupText.escape($0) }
    guard !lines.isEmpty else { return [] }
    // Where there is an answer, what was written beside it is seldom the cause.
    let isOpen = reported.result.verdict.kind == .errored
    return [
      "<details class=\"part\"\(isOpen ? " open" : "")><summary>Standard error</summary>",
      "<pre>\(lines.joined(separator: "\n"))</pre></details>",
    ]
  }

  private var answer: [String] {
    var lines: [String] = []
    switch reported.result.verdict {
    case .failed(let mismatch):
      let comparisons = Comparison.all(in: mismatch)
      if case .intermediate = mismatch {
        lines.append("<p>The output is right, and a value on the way to it is not:</p>")
      }
      lines += comparisons.prefix(Self.mostComparisons).flatMap { HTMLComparison($0).lines }
      let rest = comparisons.count - Self.mostComparisons
      if rest > 0 { lines.append("<p class=\"quiet\">And \(rest) places more.</p>") }
    case .errored(let reason):
      lines.append("<p class=\"reason\">\(MarkupText.short(reason, most: 2000))</p>")
    case .passed, .skipped: break
    }
    if let surprise = reported.surprise {
      lines.append("<p class=\"reason\">\(MarkupText.short(surprise))</p>")
    }
    return lines
  }

  /// What is expected, drawn, where the case has epochs.
  private var picture: [String] {
    let picture = EpochPicture(reported.result.vectorCase).flatMap { SVGPicture($0) }
    return picture.map { ["<h4>Epochs, as expected</h4>"] + $0.lines } ?? []
  }

  private var input: [String] {
    let leaves = reported.result.vectorCase.input.leaves()
    let rows = leaves.prefix(Self.mostInputs).map { path, value in
      "<dt>\(MarkupText.line(path))</dt><dd>\(HTMLValue(Comparison.text(value)).markup)</dd>"
    }
    let rest = leaves.count - rows.count
    let isOpen = leaves.count <= Self.fewInputs
    return [
      "<details class=\"part\"\(isOpen ? " open" : "")><summary>Input</summary>",
      "<dl class=\"values\">\(rows.joined(separator: "\n"))</dl>",
      rest > 0 ? "<p class=\"quiet\">And \(rest) values more, in the vector file.</p>" : "",
      "</details>",
    ]
  }

  /// Flags and readings, explained.
  private var about: [String] {
    let flags = flags.map {
      "<dt>\(MarkupText.line($0.name)) <span class=\"quiet\">\(MarkupText.line($0.section))</span>"
        + "</dt><dd>\(MarkupText.line($0.description))</dd>"
        + "<dd>If wrong: \(MarkupText.line($0.effect))</dd>"
    }
    let readings = reported.result.vectorCase.readings.map {
      "<dt>\($0.rawValue) <span class=\"quiet\">reading</span></dt>"
        + "<dd>\(MarkupText.line($0.text))</dd>"
    }
    guard !(flags + readings).isEmpty else { return [] }
    return ["<h4>What it hinges on</h4>", "<dl class=\"about\">"] + flags + readings + ["</dl>"]
  }

  private var again: String {
    "<p class=\"quiet\">Alone: <code>swift run verify-vectors --case &#39;"
      + "\(MarkupText.line(reported.id))&#39; -- COMMAND</code></p>"
  }
}
