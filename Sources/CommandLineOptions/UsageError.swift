/// A command line that a program does not understand.
package struct UsageError: Error, Equatable, Sendable {
  /// What is wrong with it.
  package var message: String

  /// An error with this message.
  package init(_ message: String) {
    self.message = message
  }
}

extension UsageError: CustomStringConvertible {
  package var description: String { message }
}
