/// An input was refused.
public struct OperationError: Error, Equatable, Sendable {
  /// Why; nil where an implementation does not tell kinds apart.
  public var kind: ErrorKind?
  /// Why, for people.
  public var message: String
  /// Whether the process ends over this input, as only a deliberate misreading does.
  package var isCrash = false

  /// A refusal of the given kind.
  public init(_ kind: ErrorKind?, _ message: String = "") {
    self.kind = kind
    self.message = message
  }
}
