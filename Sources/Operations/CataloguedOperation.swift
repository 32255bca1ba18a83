package import JSONText

/// An operation that vectors and the harness protocol know by name.
package protocol CataloguedOperation: Operation
where Input: JSONConvertible, Output: JSONConvertible {
  /// The operation's name in vectors and in the harness protocol.
  static var name: String { get }
  /// Where an implementation keeps its function for this operation.
  static var function: FunctionPath<Self> { get }
}

/// Where an implementation keeps its function for an operation.
package typealias FunctionPath<Asked: Operation> = WritableKeyPath<Implementation, Perform<Asked>?>
