package import JSONText

/// What came of asking an implementation, with the output already in JSON.
package enum Response: Equatable, Sendable {
  /// The operation succeeded.
  case output(JSONValue, intermediates: [Intermediate])
  /// The implementation refused the input.
  case refused(OperationError)
  /// The implementation cannot do this one.
  case skipped(reason: String)
}
