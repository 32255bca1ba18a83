import JSONText
import Operations
import VectorFiles

extension AnyOperation {
  /// What a dialect's implementation says to any input; nil where it does not do the operation.
  /// - Throws: `JSONError` where the input is none of the operation.
  func expectation(
    of input: JSONValue, in context: OperationContext, dialect: Dialect
  ) throws(JSONError) -> Expectation? {
    let perform = { (implementation: Implementation) throws(JSONError) in
      try type.perform(by: implementation, in: context, input: input, path: "input")
    }
    switch try perform(dialect.implementation) {
    case .output(let output, let intermediates):
      return .output(output, intermediates: intermediates)
    case .refused(let error):
      let kinds = kinds(of: error)
      // Read in another order, the same bytes are refused for another reason.
      guard dialect.profile != nil, case .refused(let usual) = try perform(.reference) else {
        return .refusal(kinds)
      }
      return .refusal(kinds + self.kinds(of: usual).filter { !kinds.contains($0) })
    case .skipped: return nil
    }
  }

  /// The kinds that are accepted where an input is refused with an error, the first one first.
  private func kinds(of error: OperationError) -> [ErrorKind] {
    let kinds = error.kind?.accepted ?? ErrorKind.allCases
    guard type is DMLSMessageEncode.Type || type is DMLSMessageDecode.Type else { return kinds }
    return kinds.prefix(1) + Self.messageKinds.filter { $0 != kinds[0] }
  }

  /// The kinds that a decoder may name where it refuses: with several faults in one message, each
  /// order of looking finds another one first.
  private static let messageKinds: [ErrorKind] = [
    .truncated, .trailingBytes, .nonMinimalLength, .invalidLengthPrefix, .unknownValue,
    .unsupportedVersion, .wrongLength, .forbiddenMessage, .malformed,
  ]
}
