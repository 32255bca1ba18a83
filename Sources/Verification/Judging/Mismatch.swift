package import JSONText
package import Operations

/// How an answer differs from what a case expects.
package enum Mismatch: Equatable, Sendable {
  /// The output has another value at these places.
  case output([Difference])
  /// The output is right and a value on the way to it is not.
  case intermediate(Difference)
  /// An output came where a refusal was expected.
  case outputInsteadOfRefusal(expected: [ErrorKind], actual: JSONValue)
  /// A refusal came where an output was expected.
  case refusalInsteadOfOutput(expected: JSONValue, actual: OperationError)
  /// The refusal has another reason than those expected.
  case otherRefusal(expected: [ErrorKind], actual: OperationError)
}
