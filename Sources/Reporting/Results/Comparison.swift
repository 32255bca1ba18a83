import JSONText
import Operations
import Verification

/// One place where an answer is not what was expected, put in words.
struct Comparison: Equatable {
  /// The place; empty for the whole answer.
  let path: String
  /// What was expected, whole.
  let expected: String
  /// What came instead, whole.
  let actual: String
  /// The first digit that differs, where both are bytes.
  let digit: Int?

  /// The first byte that differs.
  var byte: Int? { digit.map { $0 / 2 } }

  /// A difference of values.
  init(_ difference: Difference) {
    path = difference.path
    expected = difference.expected.map(Self.text) ?? "nothing"
    actual = difference.actual.map(Self.text) ?? "nothing"
    digit = difference.firstDifferingDigit
  }

  private init(expected: String, actual: String) {
    path = ""
    self.expected = expected
    self.actual = actual
    digit = nil
  }

  /// The comparisons that a mismatch is made of.
  static func all(in mismatch: Mismatch) -> [Comparison] {
    switch mismatch {
    case .output(let differences): differences.map { Comparison($0) }
    case .intermediate(let difference): [Comparison(difference)]
    case .outputInsteadOfRefusal(let kinds, let actual):
      [Comparison(expected: kinds.refusal, actual: text(actual))]
    case .refusalInsteadOfOutput(let expected, let error):
      [Comparison(expected: text(expected), actual: error.refusal)]
    case .otherRefusal(let kinds, let error):
      [Comparison(expected: kinds.refusal, actual: error.refusal)]
    }
  }

  /// A value as people read it: a string without quotation marks, the rest as JSON.
  static func text(_ value: JSONValue) -> String {
    guard case .string(let string) = value else { return value.line }
    return string.isEmpty ? "\"\"" : string
  }
}

extension Difference {
  /// The first byte that differs, where both values are bytes and neither is empty.
  var firstDifferingByte: Int? { firstDifferingDigit.map { $0 / 2 } }

  fileprivate var firstDifferingDigit: Int? {
    guard case .string(let left)? = expected, case .string(let right)? = actual,
      case .success(let leftBytes) = Hex.decode(left), !leftBytes.isEmpty,
      case .success(let rightBytes) = Hex.decode(right), !rightBytes.isEmpty
    else { return nil }
    return zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
  }
}

extension [ErrorKind] {
  /// The refusal that is expected.
  var refusal: String { "a refusal: \(map(\.rawValue).joined(separator: " or "))" }
}

extension OperationError {
  /// The refusal that came.
  var refusal: String {
    "a refusal: \(kind?.rawValue ?? "without a kind")" + (message.isEmpty ? "" : " (\(message))")
  }
}
