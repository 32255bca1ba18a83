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
    let expectation: Expectation
    switch try perform(dialect.implementation) {
    case .output(let output, let intermediates):
      expectation = .output(output, intermediates: intermediates)
    case .refused(let error): expectation = .refusal(error.kind?.accepted ?? ErrorKind.allCases)
    case .skipped: return nil
    }
    guard dialect.profile != nil else {
      return try type.completed(expectation, context, input)
    }
    // Read in another order, the same bytes are refused for another reason.
    guard expectation.outputs.isEmpty, case .refused = try perform(.reference),
      let usual = try self.expectation(of: input, in: context, dialect: .draft)
    else { return expectation }
    return .refusal((expectation.kinds + usual.kinds).withoutRepeats)
  }
}

extension CataloguedOperation {
  fileprivate static func completed(
    _ expectation: Expectation, _ context: OperationContext, _ input: JSONValue
  ) throws(JSONError) -> Expectation {
    expectation.withAllThatIsRight(Self.self, context, try Input(json: input, path: "input"))
  }
}
