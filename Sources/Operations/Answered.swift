/// An output and, in order of computation, the named values on the way to it.
public struct Answered<Output: Sendable>: Sendable {
  /// The output.
  public var output: Output
  /// Values that help to find where an implementation went wrong; may be empty.
  public var intermediates: [Intermediate]

  /// An output with the values on the way to it.
  public init(_ output: Output, intermediates: [Intermediate] = []) {
    self.output = output
    self.intermediates = intermediates
  }
}
