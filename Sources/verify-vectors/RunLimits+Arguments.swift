import CommandLineOptions
import Verification

extension RunLimits {
  private static let longestTimeout = 86400.0
  /// What `--no-timeout` waits: a year, which no debugging session outlasts.
  private static let noTimeout = Duration.seconds(365 * 86400)

  /// The limits that a command line sets.
  /// - Throws: `UsageError`, naming the value.
  init(_ arguments: ParsedArguments) throws(UsageError) {
    self.init()
    acceptsAnyRefusal = arguments.has("--any-error")
    restarts = try arguments.count("--max-restarts", atLeast: 0) ?? restarts
    if arguments.has("--no-timeout") { timeout = Self.noTimeout }
    guard let text = arguments.value("--timeout") else { return }
    guard let seconds = Double(text), seconds > 0, seconds <= Self.longestTimeout else {
      throw UsageError("--timeout takes a number of seconds above 0, not \(text)")
    }
    timeout = .milliseconds(max(1, Int(seconds * 1000)))
  }
}

extension ParsedArguments {
  /// A whole number given to an option; nil where the option is absent.
  /// - Throws: `UsageError`, naming the value.
  func count(_ name: String, atLeast least: Int) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let count = Int(text), count >= least else {
      throw UsageError("\(name) takes a whole number from \(least) on, not \(text)")
    }
    return count
  }
}
