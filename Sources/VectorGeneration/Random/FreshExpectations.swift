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
      let kinds = dialect.ends(over: input, Self.self, context) ? nil : error.kind?.accepted
      expectation = .refusal(kinds ?? ErrorKind.anyRefusal)
    }
    var all = expectation.withAllThatIsRight(in: dialect, Self.self, context, input)
    // Read in another order, the same bytes are refused for another reason.
    if dialect.profile != nil, all.outputs.isEmpty,
      let usual = Self.expectation(of: input, in: context, by: .draft)
    {
      all.kinds = (all.kinds + usual.kinds).withoutRepeats
    }
    return all
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
