/// Decodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageDecode: CataloguedOperation {
  package static let name = "dmls_message_decode"

  /// The whole.
  public typealias Input = DMLSMessageBytes

  /// The parts.
  public typealias Output = DMLSMessageParts
}
