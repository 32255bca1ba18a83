import JSONText

extension JSONValue {
  /// The elements of an array; nil for anything else.
  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The text of a string; nil for anything else.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The texts of an array of strings; nil for anything else.
  var texts: [String]? { elements?.compactMap(\.text) }
}

extension Array {
  /// The element at a place; nil where there is none.
  subscript(at place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
