/// Text from a child, or from anybody else, as people get to see it.
///
/// Such text is data: it must not move the cursor, colour the screen, or fill a page.
package enum Excerpt {
  /// What is kept of a text that a child says of itself.
  private static let longestText = 1000
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
    guard let (start, count) = start(of: text, most: most) else { return line(text) }
    return "\(line(start))… (\(count) characters)"
  }

  /// As much of a text as anyone would read, unchanged, and how much was left out.
  package static func cut(_ text: String) -> String {
    guard let (start, count) = start(of: text, most: longestText) else { return text }
    return "\(start)… and \(count - longestText) characters more"
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
      + (shown.count > width ? "… (\(safe.count) characters)" : "")
  }

  /// The start of a text that is longer than that, and its length.
  ///
  /// Counted in scalars, since one character can be megabytes of combining marks.
  private static func start(of text: String, most: Int) -> (start: String, count: Int)? {
    let scalars = text.unicodeScalars
    let start = scalars.prefix(most)
    return start.endIndex < scalars.endIndex ? (String(start), scalars.count) : nil
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
