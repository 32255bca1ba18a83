/// Something an implementation can be asked to do: a caseless enum with an input and an output.
public protocol Operation: Sendable {
  /// What the implementation gets.
  associatedtype Input: Equatable & Sendable
  /// What it answers when it does not refuse.
  associatedtype Output: Equatable & Sendable
}

/// What an implementation does for an operation; it throws to refuse the input.
public typealias Perform<Asked: Operation> =
  @Sendable (OperationContext, Asked.Input) throws(OperationError) -> Answered<Asked.Output>
