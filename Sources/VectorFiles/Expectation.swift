package import JSONText
package import Operations

/// What a case expects of an implementation.
package enum Expectation: Equatable, Sendable {
  /// This output, and these values on the way to it.
  case output(JSONValue, intermediates: [Intermediate])
  /// A refusal for one of these reasons, the most precise first.
  case refusal([ErrorKind])
}
