/// Encodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageEncode: CataloguedOperation {
  package static let name = "dmls_message_encode"

  /// The parts.
  public typealias Input = DMLSMessageParts

  /// The whole.
  public typealias Output = DMLSMessageBytes
}
