/// Text from a child, or from anybody else, as people get to see it.
///
/// Such text is data: it must not move the cursor, colour the screen, or fill a page.
package enum Excerpt {
  /// What is kept of a text that a child says of itself.
  package static let longestText = 1000
  /// What is quoted of a line that is no answer.
  private static let quotedBytes = 80

  /// A text in one line, control and format characters written as escapes, newlines among them.
  package static func line(_ text: String) -> String {
    // The usual case, and a quick one: answers can be megabytes of hex.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    return text.escaping { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: nil
      }
    }
  }

  /// The lines that a child wrote to standard error, each made safe.
  package static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      line(String($0))
    }
  }

  /// The start of a text in one safe line, with the text's length where it was cut.
  package static func short(_ text: String, most: Int = 300) -> String {
    line(cut(text, most: most))
  }

  /// The start of a text, unchanged, with the text's length where it was cut.
  ///
  /// Counted in scalars, since one character can be megabytes of combining marks.
  package static func cut(_ text: String, most: Int = longestText) -> String {
    guard text.utf8.count > most else { return text }
    let scalars = text.unicodeScalars
    let start = scalars.prefix(most)
    guard start.endIndex < scalars.endIndex else { return text }
    return String(start) + mark(wholeLength(of: text) ?? scalars.count)
  }

  private static let endOfMark = " characters)"

  /// What stands at the end of a text that was cut.
  private static func mark(_ length: Int) -> String { "… (\(length)\(endOfMark)" }

  /// The length that a text had before it was cut; nil for one that was not.
  private static func wholeLength(of text: String) -> Int? {
    guard text.hasSuffix(endOfMark) else { return nil }
    let digits = text.dropLast(endOfMark.count).suffix(20)
    guard let start = digits.lastIndex(of: "("), let length = Int(digits[start...].dropFirst()),
      text.hasSuffix(mark(length))
    else { return nil }
    return length
  }

  /// The first bytes of a line in quotation marks, control characters escaped.
  package static func quoted(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(quotedBytes), as: UTF8.self)
    let escaped = text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
    let rest = bytes.count - quotedBytes
    return "\"\(escaped)\"" + (rest > 0 ? " and \(rest) bytes more" : "")
  }

  /// A window of a safe text, with the text's length where it does not reach the end.
  package static func window(_ safe: String, from start: Int = 0, width: Int) -> String {
    let shown = safe.dropFirst(start)
    return (start > 0 ? "…" : "") + shown.prefix(width)
      + (shown.count > width ? mark(wholeLength(of: safe) ?? safe.count) : "")
  }
}

extension String {
  /// The text with something else in the place of some scalars.
  ///
  /// By scalar: as characters, "\r\n" is neither of its parts, and an accent hides what it is on.
  package func escaping(_ escape: (Unicode.Scalar) -> String?) -> String {
    var escaped = ""
    for scalar in unicodeScalars {
      if let text = escape(scalar) {
        escaped += text
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
