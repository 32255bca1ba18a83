import CommandLineOptions
import Verification

extension RunLimits {
  private static let longestTimeout = 86400.0

  /// The limits that a command line sets.
  /// - Throws: `UsageError`, naming the value.
  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.init()
    guard let text = arguments.value("--timeout") else { return }
    guard let seconds = Double(text), seconds > 0, seconds <= Self.longestTimeout else {
      throw UsageError("--timeout takes a number of seconds above 0, not \(text)")
    }
    timeout = .milliseconds(max(1, Int(seconds * 1000)))
  }
}
