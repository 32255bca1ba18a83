/// A commit in one word, as scripts and tests write trees of commits.
///
/// `a<e:60` is commit a, sent in epoch e, whose confirmation tag starts with the byte 60. `@alice`
/// names its sender, each `+bob` who is added by it and each `-carol` who is removed; a `+` alone
/// marks it. All but the first two parts may be absent.
package struct WrittenCommit: Equatable, Sendable {
  /// The commit's name, and that of the epoch which it makes.
  package private(set) var id = ""
  /// The epoch in which it was sent.
  package private(set) var parent = ""
  /// The confirmation tag, or its first bytes.
  package var tag: [UInt8] = []
  /// Who sent it; empty where that is not said.
  package private(set) var sender = ""
  /// Who is added.
  package private(set) var adds: [String] = []
  /// Who is removed.
  package private(set) var removes: [String] = []
  /// Whether there is a `+` alone.
  package private(set) var isMarked = false

  /// The commit that a word stands for.
  /// - Throws: `NotationError` with a word that stands for none.
  package init(_ word: some StringProtocol) throws(NotationError) {
    var parts: [(sign: Character?, text: String)] = [(nil, "")]
    for character in word {
      if "<:@+-".contains(character) {
        parts.append((character, ""))
      } else {
        parts[parts.count - 1].text.append(character)
      }
    }
    for (sign, text) in parts {
      switch sign {
      case nil: id = text
      case "<" where parent.isEmpty: parent = text
      case ":" where tag.isEmpty: tag = Self.bytes(text)
      case "@" where sender.isEmpty: sender = text
      case "+" where text.isEmpty: isMarked = true
      case "+": adds.append(text)
      case "-" where !text.isEmpty: removes.append(text)
      default: throw NotationError(word: String(word))
      }
    }
    guard !id.isEmpty, !parent.isEmpty, tag.isEmpty == !word.contains(":"),
      sender.isEmpty == !word.contains("@")
    else { throw NotationError(word: String(word)) }
  }

  /// Commits with spaces between them.
  /// - Throws: `NotationError` with the first word that stands for none.
  package static func all(in text: String) throws(NotationError) -> [WrittenCommit] {
    try text.split(separator: " ").map { (word) throws(NotationError) in try Self(word) }
  }

  /// Bytes of two hexadecimal digits each; none where a text is anything else.
  private static func bytes(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue).map { UInt8($0) }
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return [] }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// A word that stands for no commit.
package struct NotationError: Error, Equatable, Sendable {
  /// The word.
  package var word: String

  /// An error about a word.
  package init(word: String) { self.word = word }
}
