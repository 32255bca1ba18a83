/// Encodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageEncode: CataloguedOperation {
  package static let name = "dmls_message_encode"
  package static var function: FunctionPath<Self> { \.dmlsMessageEncode }

  /// The parts.
  public typealias Input = DMLSMessageParts

  /// The whole.
  public typealias Output = DMLSMessageBytes
}
