import JSONText
import VectorFiles
import Verification

/// The drill-down of one case.
struct HTMLCase {
  private static let mostComparisons = 6
  private static let mostInputs = 40
  /// Inputs of so few values are open from the start.
  private static let fewInputs = 3

  /// The case.
  let reported: ReportedCase
  /// Its flags, explained.
  let flags: [Flag]
  /// How it is asked again.
  let replay: Replay

  /// The drill-down, in lines.
  var lines: [String] {
    let standing = reported.standing
    let head =
      "<summary>\(HTML.chip(standing, HTML.hidden(" \(standing.legend)"))) <span class=\"what\">"
      + "<code>\(MarkupText.line(reported.shortID))</code> "
      + "\(HTML.quiet(MarkupText.short(reported.message)))</span></summary>"
    let body =
      answer + Self.standardError(of: reported) + picture + input + about + [again]
    return [
      "<details class=\"case\">", head, "<div class=\"body\">",
      "<p>\(MarkupText.line(reported.result.vectorCase.comment))</p>",
    ] + body + ["</div>", "</details>"]
  }

  /// What a child last wrote for people.
  static func standardError(of reported: ReportedCase) -> [String] {
    guard !reported.errorLines.isEmpty else { return [] }
    // Where there is an answer, what was written beside it is seldom the cause.
    let isOpen = reported.result.verdict.kind == .errored
    return [
      HTML.details("part", "Standard error", isOpen: isOpen),
      "<pre>\(MarkupText.lines(reported.errorLines))</pre></details>",
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
      lines += comparisons.prefix(Self.mostComparisons).flatMap(Self.lines)
      let rest = comparisons.count - Self.mostComparisons
      if rest > 0 { lines.append("<p class=\"quiet\">And \(rest) places more.</p>") }
    case .errored(let reason):
      lines.append("<p class=\"reason\">\(MarkupText.short(reason, most: 2000))</p>")
    case .passed, .skipped: break
    }
    if let asGood = reported.asGood {
      lines.append("<p class=\"reason\">\(MarkupText.short(asGood.words))</p>")
    }
    if let surprise = reported.surprise {
      lines.append("<p class=\"reason\">\(MarkupText.short(surprise))</p>")
    }
    return lines
  }

  /// What was expected and what came, one above the other.
  private static func lines(_ comparison: Comparison) -> [String] {
    let path = comparison.path ?? ""
    let place = comparison.byte.map { " \(HTML.quiet("from byte \($0) on"))" } ?? ""
    let expected = HTMLValue(comparison.expected.text, marking: comparison.digit).markup
    let actual = HTMLValue(comparison.actual.text, marking: comparison.digit).markup
    return [
      "<h4>\(path.isEmpty ? "Output" : MarkupText.short(path))\(place)</h4>",
      "<dl class=\"values pair\"><dt>expected</dt><dd>\(expected)</dd>",
      "<dt>actual</dt><dd class=\"actual\">\(actual)</dd></dl>",
    ]
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
    return [
      HTML.details("part", "Input", isOpen: leaves.count <= Self.fewInputs),
      "<dl class=\"values\">\(rows.joined(separator: "\n"))</dl>",
      rest > 0 ? "<p class=\"quiet\">And \(rest) values more, in the vector file.</p>" : "",
      "</details>",
    ]
  }

  /// Flags and readings, explained.
  private var about: [String] {
    let flags = flags.map {
      "<dt>\(MarkupText.line($0.name)) \(HTML.quiet(MarkupText.line($0.section)))</dt>"
        + "<dd>\(MarkupText.line($0.description))</dd>"
        + "<dd>If wrong: \(MarkupText.line($0.effect))</dd>"
    }
    let readings = reported.result.vectorCase.readings.map {
      "<dt>\($0.rawValue) \(HTML.quiet("reading"))</dt><dd>\(MarkupText.line($0.text))</dd>"
    }
    guard !(flags + readings).isEmpty else { return [] }
    return ["<h4>What it hinges on</h4>", "<dl class=\"about\">"] + flags + readings + ["</dl>"]
  }

  private var again: String {
    "<p class=\"quiet\">Alone: "
      + "<code>\(MarkupText.line(replay.alone(reported.result.vectorCase)))</code></p>"
  }
}

/// A value of any length, cut, with more of it behind a fold.
struct HTMLValue {
  /// Values up to this length are shown whole.
  private static let short = 160
  /// What is shown of longer ones.
  private static let width = 128
  private static let before = 48
  /// What the fold holds at most; the vector file and the JSON report have everything.
  private static let most = 4096

  private let digits: [Unicode.Scalar]
  private let digit: Int?

  /// A value, with the digit that is the first to differ from another value.
  init(_ text: String, marking digit: Int? = nil) {
    digits = Array(text.unicodeScalars)
    self.digit = digit.map { $0 & ~1 }
  }

  /// The value.
  var markup: String {
    guard digits.count > Self.short else { return code(0..<digits.count) }
    // An even start keeps the two digits of a byte together.
    let start = min(max(0, (digit ?? 0) - Self.before), digits.count - Self.width) & ~1
    let fold = min(digits.count, Self.most)
    let isWhole = fold == digits.count
    let title = isWhole ? "All \(fold) characters" : "\(fold) of \(digits.count) characters"
    return code(start..<start + Self.width) + HTML.details("fold", title) + code(0..<fold)
      + "</details>"
  }

  private func code(_ range: Range<Int>) -> String {
    let start = range.lowerBound > 0 ? "…" : ""
    let end = range.upperBound < digits.count ? "…" : ""
    return "<code class=\"value\">\(start)\(content(range))\(end)</code>"
  }

  private func content(_ range: Range<Int>) -> String {
    let isAtEnd = digit == digits.count && range.upperBound == digits.count
    guard let digit, range.contains(digit) || isAtEnd else { return text(range) }
    let after = min(digit + 2, range.upperBound)
    // Nothing is there to be marked where the value ends too early.
    let marked = isAtEnd ? "end" : text(digit..<after)
    return text(range.lowerBound..<digit) + "<mark>\(marked)</mark>"
      + text(after..<range.upperBound)
  }

  private func text(_ range: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: digits[range])
    return MarkupText.line(text)
  }
}
