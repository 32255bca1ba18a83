/// A failure list that cannot be read.
package struct FailureListError: Error, Equatable, Sendable {
  /// The file.
  package var file: String
  /// The line's number, from 1.
  package var line: Int
  /// What is wrong with it.
  package var reason: String

  /// An error about a line.
  package init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

extension FailureListError: CustomStringConvertible {
  package var description: String { "\(file):\(line): \(reason)" }
}
