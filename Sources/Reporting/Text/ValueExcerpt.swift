import JSONText
import Verification

/// Two values that differ, cut to a width around the first character that differs.
struct ValueExcerpt {
  private static let width = 72
  private static let before = 24

  /// What was expected.
  let expected: String
  /// What was found.
  let actual: String
  /// A line with a mark below the first difference, or nil where there is nothing to mark.
  let mark: String?

  /// An excerpt of a difference.
  init(_ difference: Difference) {
    guard let expectedValue = difference.expected, let actualValue = difference.actual else {
      expected = Self.cut(difference.expected.map(Self.text) ?? "nothing", from: 0)
      actual = Self.cut(difference.actual.map(Self.text) ?? "nothing", from: 0)
      mark = nil
      return
    }
    let left = Self.text(expectedValue)
    let right = Self.text(actualValue)
    let common = zip(left, right).prefix { $0 == $1 }.count
    // An even start keeps the two digits of a byte together.
    let start = max(0, common - Self.before) & ~1
    expected = Self.cut(left, from: start)
    actual = Self.cut(right, from: start)
    let isHex = Self.isHex(expectedValue) && Self.isHex(actualValue)
    mark =
      isHex
      ? String(repeating: " ", count: (start > 0 ? 1 : 0) + common - start) + "^ byte \(common / 2)"
      : nil
  }

  /// Whether the value is bytes, of which at least one is there to be marked.
  private static func isHex(_ value: JSONValue) -> Bool {
    (try? value.bytes(path: ""))?.isEmpty == false
  }

  private static func text(_ value: JSONValue) -> String {
    if case .string(let string) = value { return SafeText.line(string) }
    return SafeText.line(value.line)
  }

  private static func cut(_ text: String, from start: Int) -> String {
    if text.isEmpty { return "\"\"" }
    let shown = text.dropFirst(start)
    let rest = shown.count - width
    return (start > 0 ? "…" : "") + shown.prefix(width)
      + (rest > 0 ? "… (\(text.count) characters)" : "")
  }
}
