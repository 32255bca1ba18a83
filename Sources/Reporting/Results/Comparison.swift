import Harness
import JSONText
import OperatingSystem
import Operations
import Verification

/// One place where an answer is not what was expected: both sides, whole, and where they part.
struct Comparison {
  /// What stands on one side.
  enum Side {
    /// A value; nil where there is nothing.
    case value(JSONValue?)
    /// A refusal, or what else is no value, in words.
    case words(String)

    /// The whole side as people read it.
    var text: String {
      switch self {
      case .value(let value): value.map(Comparison.text) ?? "nothing"
      case .words(let words): words
      }
    }
  }

  /// How much of a side is shown around the first character that differs.
  private static let width = 72
  private static let before = 24
  private static let mostShown = 4

  /// The place in the answer, empty for all of it; nil where it is no matter of values.
  var path: String?
  /// What was expected.
  let expected: Side
  /// What came instead.
  let actual: Side
  /// The first digit that differs, where both are bytes.
  var digit: Int?

  /// The first byte that differs.
  var byte: Int? { digit.map { $0 / 2 } }

  /// The comparisons that a mismatch is made of.
  static func all(in mismatch: Mismatch) -> [Comparison] {
    switch mismatch {
    case .output(let differences): differences.map { Comparison($0) }
    case .intermediate(let difference): [Comparison(difference)]
    case .outputInsteadOfRefusal(let kinds, let actual):
      [Comparison(expected: .words(kinds.refusal), actual: .value(actual))]
    case .refusalInsteadOfOutput(let expected, let error):
      [Comparison(expected: .value(expected), actual: .words(error.refusal))]
    case .otherRefusal(let kinds, let error):
      [Comparison(expected: .words(kinds.refusal), actual: .words(error.refusal))]
    case .kept(let secrets): secrets.map { Comparison($0) }
    }
  }

  /// The first comparisons of a mismatch in lines, safe to show.
  static func lines(
    of mismatch: Mismatch, style: TerminalStyle = .plain, whole: (Side) -> String
  ) -> [String] {
    let all = all(in: mismatch)
    let rest = all.count - mostShown
    return all.prefix(mostShown).flatMap { $0.lines(style, whole) }
      + (rest > 0 ? ["and \(rest) places more"] : [])
  }

  private func lines(_ style: TerminalStyle, _ whole: (Side) -> String) -> [String] {
    guard let path else { return ["expected \(whole(expected))", "actual   \(whole(actual))"] }
    let excerpt = excerpt
    return [
      path.isEmpty ? "output" : Excerpt.line(path), "expected \(excerpt.expected)",
      "actual   \(excerpt.actual)",
    ] + (excerpt.mark.map { ["         \(style.paint($0, .dim))"] } ?? [])
  }

  /// Both sides, cut to a width around the first character that differs, and a mark to stand below
  /// it; nil where there is nothing to mark.
  var excerpt: (expected: String, actual: String, mark: String?) {
    let (left, right) = (Excerpt.line(expected.text), Excerpt.line(actual.text))
    var start = 0
    if case (.value(.some), .value(.some)) = (expected, actual) {
      // An even start keeps the two digits of a byte together.
      start = max(0, zip(left, right).prefix { $0 == $1 }.count - Self.before) & ~1
    }
    let mark = digit.map { digit in
      String(repeating: " ", count: (start > 0 ? 1 : 0) + digit - start) + "^ byte \(digit / 2)"
    }
    return (
      Excerpt.window(left, from: start, width: Self.width),
      Excerpt.window(right, from: start, width: Self.width), mark
    )
  }

  /// A value as people read it: a string without quotation marks, the rest as JSON.
  static func text(_ value: JSONValue) -> String {
    guard case .string(let string) = value else { return value.line }
    return string.isEmpty ? "\"\"" : string
  }
}

extension Comparison {
  /// A difference of values.
  init(_ difference: Difference) {
    self.init(
      path: difference.path, expected: .value(difference.expected),
      actual: .value(difference.actual), digit: difference.firstDifferingDigit)
  }
}

extension Comparison {
  /// A secret in a saved state.
  init(_ kept: KeptSecret) {
    let name = kept.secret.words
    self.init(
      path: kept.path, expected: .words("without \(name), gone since \(kept.secret.since)"),
      actual: .words("with \(name) at byte \(kept.byte), as \(kept.form.rawValue)"))
  }
}

extension StateSecrets.Gone {
  /// Which secret it is: "the root", or "node 3/a0", with the epoch where there are several.
  var words: String {
    let name =
      depth == 0 ? "the root" : "node \(depth)/\(Hex.encode(prefix))"
    return name + (epoch.map { " of epoch \(Hex.encode($0.prefix(4)))…" } ?? "")
  }
}

extension Mismatch {
  /// In one line, what is wrong.
  var headline: String {
    switch self {
    case .output(let differences):
      let rest = differences.count - 1
      let more = rest > 0 ? ", and \(rest) more \(rest == 1 ? "place" : "places")" : ""
      return (differences.first?.headline ?? "the output differs") + more
    case .intermediate(let difference):
      return "the output is right, and on the way to it \(difference.headline)"
    case .outputInsteadOfRefusal(let kinds, _):
      return "answered, where \(kinds.refusal) was expected"
    case .refusalInsteadOfOutput(_, let error):
      return "\(error.refusal), where an output was expected"
    case .otherRefusal(let kinds, let error):
      return "\(error.refusal), where \(kinds.refusal) was expected"
    case .kept(let secrets):
      guard let first = secrets.first else { return "the saved state has secrets" }
      let rest = secrets.count - 1
      let more = rest > 0 ? ", and \(rest) more \(rest == 1 ? "secret" : "secrets")" : ""
      return "the output is right, and \(first.path) still has \(first.secret.words), gone since "
        + "\(first.secret.since), at byte \(first.byte)\(more)"
    }
  }
}

extension Difference {
  fileprivate var headline: String {
    let place = path.isEmpty ? "the output" : path
    if actual == nil { return "\(place) is missing" }
    if expected == nil { return "\(place) is too much" }
    return Comparison(self).byte.map { "\(place) differs from byte \($0) on" }
      ?? "\(place) differs"
  }
}

extension [ErrorKind] {
  fileprivate var refusal: String { "a refusal: \(map(\.rawValue).joined(separator: " or "))" }
}

extension OperationError {
  fileprivate var refusal: String {
    "a refusal: \(kind?.rawValue ?? "without a kind")" + (message.isEmpty ? "" : " (\(message))")
  }
}

extension JSONValue {
  /// The values in it that hold no others, each with its place: `steps[0].do`.
  func leaves(path: String = "") -> [(path: String, value: JSONValue)] {
    switch self {
    case .object(let members) where !members.isEmpty:
      members.flatMap { $0.value.leaves(path: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    case .array(let elements) where !elements.isEmpty:
      elements.enumerated().flatMap { $1.leaves(path: "\(path)[\($0)]") }
    default: [(path, self)]
    }
  }
}
