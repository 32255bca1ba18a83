import Harness
package import JSONText

/// What is kept of a wrong answer: all that tells it from the right one, and little more.
///
/// Answers can be megabytes, and every failed case keeps its own until the reports are written.
extension JSONValue {
  /// How much longer than the expected value another one may be, in characters.
  private static let mostBeyond = 4096

  /// The value itself; where it is much longer than what was expected, the start of its text.
  ///
  /// The first character that differs is in it, and the length of the whole.
  package func kept(beside expected: JSONValue? = nil) -> JSONValue {
    let most = Self.mostBeyond + (expected?.text.utf8.count ?? 0)
    let text = text
    return text.utf8.count > most ? .string(Excerpt.cut(text, most: most)) : self
  }

  /// A string as it is, the rest as JSON.
  private var text: String {
    if case .string(let text) = self { text } else { line }
  }
}

extension Difference {
  /// More elements than this, beyond those that were expected, are one difference.
  static let mostSurplus = 16

  /// The difference with as much of the actual value as is kept.
  var kept: Difference {
    var kept = self
    kept.actual = actual?.kept(beside: expected)
    return kept
  }

  /// Elements beyond those that were expected, from a place on: the first few, and the rest as one.
  static func surplus(_ elements: ArraySlice<JSONValue>, path: String) -> [Difference] {
    let few = elements.prefix(mostSurplus)
    let rest = elements.dropFirst(mostSurplus)
    return zip(few.indices, few).map { index, element in
      Difference(path: "\(path)[\(index)]", expected: nil, actual: element)
    }
      + (rest.isEmpty
        ? []
        : [
          Difference(
            path: "\(path)[\(rest.startIndex) to \(rest.endIndex - 1)]", expected: nil,
            actual: .array(Array(rest)))
        ])
  }
}
