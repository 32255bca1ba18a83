import JSONText
import Operations
import Verification

extension Mismatch {
  private static let mostDifferences = 4

  /// The mismatch for people, without indentation.
  func lines(_ style: TerminalStyle) -> [String] {
    switch self {
    case .output(let differences):
      let shown = differences.prefix(Self.mostDifferences).flatMap { $0.lines(style) }
      let rest = differences.count - Self.mostDifferences
      return shown + (rest > 0 ? ["and \(rest) places more"] : [])
    case .intermediate(let difference):
      return ["the output is right, and a value on the way to it is not:"]
        + difference.lines(style)
    case .outputInsteadOfRefusal(let expected, let actual):
      return [
        "expected a refusal: \(Self.names(expected))",
        "actual   \(Self.short(actual))",
      ]
    case .refusalInsteadOfOutput(let expected, let actual):
      return ["expected \(Self.short(expected))", "actual   \(Self.refusal(actual))"]
    case .otherRefusal(let expected, let actual):
      return [
        "expected a refusal: \(Self.names(expected))", "actual   \(Self.refusal(actual))",
      ]
    }
  }

  private static func names(_ kinds: [ErrorKind]) -> String {
    kinds.map(\.rawValue).joined(separator: " or ")
  }

  private static func refusal(_ error: OperationError) -> String {
    let kind = error.kind?.rawValue ?? "without a kind"
    return "a refusal: \(kind)"
      + (error.message.isEmpty ? "" : " (\(SafeText.line(error.message)))")
  }

  private static func short(_ value: JSONValue) -> String {
    let line = SafeText.line(value.line)
    return line.count > 100 ? "\(line.prefix(100))… (\(line.count) characters)" : line
  }
}

extension Difference {
  fileprivate func lines(_ style: TerminalStyle) -> [String] {
    let excerpt = ValueExcerpt(self)
    let mark = excerpt.mark.map { ["         \(style.paint($0, .dim))"] } ?? []
    return [
      "\(path.isEmpty ? "output" : path)", "expected \(excerpt.expected)",
      "actual   \(excerpt.actual)",
    ] + mark
  }
}
