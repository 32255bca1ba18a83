package import DMLS
package import JSONText

/// An operation that vectors and the harness protocol know by name.
package protocol CataloguedOperation: Operation
where Input: JSONConvertible, Output: JSONConvertible {
  /// The operation's name in vectors and in the harness protocol.
  static var name: String { get }
  /// What the draft answers, or a peer that departs from it in some formulas.
  /// - Throws: `DMLSError` where the input is refused.
  static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output>
}
