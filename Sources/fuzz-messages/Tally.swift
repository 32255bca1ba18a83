import TLSPresentation

/// What came of the inputs of a run.
struct Tally: CustomStringConvertible {
  private var accepted = 0
  private var refused: [String: Int] = [:]
  private var bytes = 0
  private var time = Duration.zero

  /// Adds the time that `decode` takes for `count` bytes.
  mutating func timed<Value>(
    _ count: Int,
    _ decode: () throws(PresentationError) -> Value
  ) throws(PresentationError) -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    defer {
      time += clock.now - start
      bytes += count
    }
    return try decode()
  }

  /// Counts an accepted input.
  mutating func countAcceptance() { accepted += 1 }

  /// Counts a refused input by the kind of its error.
  mutating func countRefusal(_ error: PresentationError) {
    refused[Self.kind(of: error), default: 0] += 1
  }

  /// A line for each outcome.
  var description: String {
    let total = accepted + refused.values.reduce(0, +)
    let lines =
      ["inputs: \(total)", "accepted, same bytes again: \(accepted)"]
      + refused.sorted { $0.key < $1.key }.map { "refused, \($0.key): \($0.value)" }
      + ["spoilt inputs: \(Rate(bytes: bytes, time: time))"]
    return lines.joined(separator: "\n")
  }

  private static func kind(of error: PresentationError) -> String {
    switch error {
    case .truncated: "truncated"
    case .trailingBytes: "trailingBytes"
    case .nonMinimalLength: "nonMinimalLength"
    case .invalidLengthPrefix: "invalidLengthPrefix"
    case .unknownValue(let type, _, _): "unknownValue of \(type)"
    case .unsupportedVersion: "unsupportedVersion"
    case .lengthTooLarge: "lengthTooLarge"
    }
  }
}
