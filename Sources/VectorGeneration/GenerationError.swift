/// The reference did not do what a generator says that it must; no file is written then.
package struct GenerationError: Error, Equatable, Sendable {
  /// The case.
  package var id: String
  /// What was expected, and what happened.
  package var reason: String
}

extension GenerationError: CustomStringConvertible {
  package var description: String { "\(id): \(reason)" }
}
