/// A short piece of what a child wrote, safe to show.
enum Excerpt {
  private static let length = 80
  private static let longestText = 1000

  /// The first characters in quotation marks, control characters escaped.
  static func quoted(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    let escaped = text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
    return "\"\(escaped)\""
      + (bytes.count > length ? " and \(bytes.count - length) bytes more" : "")
  }

  /// A text for people, as long as anyone would read it.
  static func cut(_ text: String) -> String {
    let rest = text.unicodeScalars.dropFirst(longestText)
    guard !rest.isEmpty else { return text }
    return "\(String(text.unicodeScalars.prefix(longestText)))… and \(rest.count) characters more"
  }
}
