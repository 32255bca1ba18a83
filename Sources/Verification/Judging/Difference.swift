package import JSONText

/// One place at which two JSON values differ.
package struct Difference: Equatable, Sendable {
  /// The place: `steps[2].out`; empty for the whole value.
  package var path: String
  /// What was expected there; nil for nothing.
  package var expected: JSONValue?
  /// What was found there; nil for nothing.
  package var actual: JSONValue?
  /// Whether the place is a value on the way to the output.
  package var isIntermediate: Bool

  /// A difference at a place.
  package init(
    path: String, expected: JSONValue?, actual: JSONValue?, isIntermediate: Bool = false
  ) {
    self.path = path
    self.expected = expected
    self.actual = actual
    self.isIntermediate = isIntermediate
  }

  /// The places at which two values differ, each as deep as both have the same shape.
  package static func all(
    expected: JSONValue, actual: JSONValue, path: String = ""
  ) -> [Difference] {
    switch (expected, actual) {
    case (.object(let expectedMembers), .object(let actualMembers)):
      let extra = actualMembers.filter { expected[$0.name] == nil }
      return
        expectedMembers.flatMap { member in
          let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
          return differences(expected: member.value, actual: actual[member.name], path: inner)
        }
        + extra.map { member in
          let inner = path.isEmpty ? member.name : "\(path).\(member.name)"
          return Difference(path: inner, expected: nil, actual: member.value)
        }
    case (.array(let expectedElements), .array(let actualElements)):
      return (0..<max(expectedElements.count, actualElements.count)).flatMap { index in
        let inner = "\(path)[\(index)]"
        guard index < expectedElements.count else {
          return [Difference(path: inner, expected: nil, actual: actualElements[index])]
        }
        let element = index < actualElements.count ? actualElements[index] : nil
        return differences(expected: expectedElements[index], actual: element, path: inner)
      }
    default:
      return expected == actual
        ? [] : [Difference(path: path, expected: expected, actual: actual)]
    }
  }

  private static func differences(
    expected: JSONValue, actual: JSONValue?, path: String
  ) -> [Difference] {
    guard let actual else { return [Difference(path: path, expected: expected, actual: nil)] }
    return all(expected: expected, actual: actual, path: path)
  }
}
