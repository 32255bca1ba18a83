/// Decodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageDecode: CataloguedOperation {
  package static let name = "dmls_message_decode"
  package static var function: FunctionPath<Self> { \.dmlsMessageDecode }

  /// The whole.
  public typealias Input = DMLSMessageBytes

  /// The parts.
  public typealias Output = DMLSMessageParts
}
