import JSONText
import Operations
import VectorFiles

extension CataloguedOperation {
  /// What a dialect's implementation says to any input; nil where it does not do the operation.
  static func expectation(
    of input: Input, in context: OperationContext, by dialect: Dialect
  ) -> Expectation? {
    guard let perform = dialect.implementation[Self.self] else { return nil }
    let expectation: Expectation
    do throws(OperationError) {
      let answered = try perform(context, input)
      expectation = .output(
        expectable(answered.output).json, intermediates: answered.intermediates)
    } catch {
      expectation = .refusal(error.kind?.accepted ?? ErrorKind.anyRefusal)
    }
    if dialect.profile == nil { return expectation.withAllThatIsRight(Self.self, context, input) }
    // Read in another order, the same bytes are refused for another reason.
    guard expectation.outputs.isEmpty,
      let usual = Self.expectation(of: input, in: context, by: .draft)
    else { return expectation }
    return .refusal((expectation.kinds + usual.kinds).withoutRepeats)
  }

  /// A case of this operation with another input, and with what a dialect's implementation says to
  /// that; nil where the input is none of the operation.
  static func recast(
    _ vectorCase: VectorCase, input: JSONValue, by dialect: Dialect
  ) -> VectorCase? {
    let context = OperationContext(cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    guard let input = try? Input(json: input, path: "input"),
      let expectation = expectation(of: input, in: context, by: dialect)
    else { return nil }
    var recast = vectorCase
    (recast.input, recast.expectation) = (input.json, expectation)
    return recast
  }
}
