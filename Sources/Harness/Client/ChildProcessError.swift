/// A command could not be started.
package struct ChildProcessError: Error, Equatable, Sendable {
  /// The command's first word.
  package var command: String
  /// The operating system's reason.
  package var reason: String
}

extension ChildProcessError: CustomStringConvertible {
  package var description: String { "\(command): cannot be started: \(reason)" }
}
