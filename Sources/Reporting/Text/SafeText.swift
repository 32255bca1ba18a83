/// Text from a child is data: it must not move the cursor or colour the screen.
enum SafeText {
  /// The text with control and format characters written as escapes, newlines among them.
  static func line(_ text: String) -> String {
    // The usual case, and a quick one: answers can be megabytes of hex.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        safe += "\\u{\(String(scalar.value, radix: 16))}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// The lines of a child's standard error, each made safe.
  static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      line(String($0))
    }
  }
}
