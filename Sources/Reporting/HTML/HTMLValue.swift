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
    return "\(code(start..<start + Self.width))<details class=\"fold\"><summary>\(title)</summary>"
      + "\(code(0..<fold))</details>"
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
