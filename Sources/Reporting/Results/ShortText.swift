/// Text of any length, cut for people.
enum ShortText {
  /// The start of a text in one safe line, with its length where it was cut.
  static func line(_ text: String, most: Int = 300) -> String {
    // Counted in scalars, since one character can be megabytes of combining marks.
    let scalars = text.unicodeScalars
    let start = scalars.prefix(most)
    guard start.endIndex < scalars.endIndex else { return SafeText.line(text) }
    return "\(SafeText.line(String(start)))… (\(scalars.count) characters)"
  }
}
