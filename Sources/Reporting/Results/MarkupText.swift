import Harness

/// Text in XML and HTML.
enum MarkupText {
  /// Any text in one line, for content and for attribute values.
  ///
  /// Characters that XML forbids are control characters and noncharacters, which `Excerpt` writes
  /// out, newlines among them: no reader has anything to normalize.
  static func line(_ text: String) -> String { escape(Excerpt.line(text)) }

  /// Any text, cut for people.
  static func short(_ text: String, most: Int = 300) -> String {
    escape(Excerpt.short(text, most: most))
  }

  /// Safe lines with their markup characters as references.
  static func lines(_ lines: [String], separator: String = "\n") -> String {
    lines.map(escape).joined(separator: separator)
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
