/// A pattern for case ids: `*` stands for any characters, `?` for one.
package struct Glob: Equatable, Sendable {
  /// The pattern as it was written.
  package let text: String
  private let pattern: [Character]

  /// A pattern.
  package init(_ pattern: String) {
    text = pattern
    self.pattern = Array(pattern)
  }

  /// Whether it fits itself and nothing else.
  package var isLiteral: Bool { !pattern.contains("*") && !pattern.contains("?") }

  /// What stands before the first slash, where that is no pattern itself.
  package var firstComponent: String? {
    let first = pattern.prefix { $0 != "/" }
    return first.contains { $0 == "*" || $0 == "?" } ? nil : String(first)
  }

  /// Whether the whole text fits the pattern.
  package func matches(_ text: String) -> Bool {
    // Going back only to the last star keeps this linear for one star and quadratic at worst.
    let text = Array(text)
    var position = 0
    var next = 0
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if next < pattern.count, pattern[next] == "*" {
        star = (next, position)
        next += 1
      } else if next < pattern.count, pattern[next] == "?" || pattern[next] == text[position] {
        next += 1
        position += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        next = last.pattern + 1
        position = last.text + 1
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == "*" }
  }
}
