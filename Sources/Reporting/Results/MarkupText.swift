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

  private static let markup = Array("&<>\"'".utf8)

  private static func escape(_ text: String) -> String {
    // The usual case, and a quick one: hex.
    guard text.utf8.contains(where: markup.contains) else { return text }
    return text.escaping { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}
