import JSONText

/// Why vectors could not be read or written; the file is always named.
package struct VectorFileError: Error, Equatable, Sendable {
  /// The file or directory.
  package var file: String
  /// What is wrong with it, naming the case and the key where there is one.
  package var reason: String

  /// An error about a file.
  package init(file: String, reason: String) {
    self.file = file
    self.reason = reason
  }

  /// An error about what a file holds.
  init(file: String, _ error: JSONError) {
    self.init(file: file, reason: "\(error)")
  }
}

extension VectorFileError: CustomStringConvertible {
  package var description: String { "\(file): \(reason)" }
}
