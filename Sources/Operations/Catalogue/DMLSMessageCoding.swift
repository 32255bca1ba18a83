package import DMLS
public import JSONText

/// Encodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageEncode: CataloguedOperation {
  package static let name = "dmls_message_encode"
  package static let summary = "A DMLSMessage from its parts"

  /// The parts.
  public typealias Input = DMLSMessageParts

  /// The whole.
  public typealias Output = DMLSMessageBytes

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let message = DMLSMessage(message: input.message, dmlsEpoch: input.dmlsEpoch)
    return Answered(
      DMLSMessageBytes(dmlsMessage: try formulas.encoded(message, draft: context.draft)))
  }
}

/// Decodes a DMLSMessage, section 3 of the draft.
public enum DMLSMessageDecode: CataloguedOperation {
  package static let name = "dmls_message_decode"
  package static let summary = "The parts of a DMLSMessage"

  /// The whole.
  public typealias Input = DMLSMessageBytes

  /// The parts.
  public typealias Output = DMLSMessageParts

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let message = try formulas.dmlsMessage(decoding: input.dmlsMessage, draft: context.draft)
    return Answered(DMLSMessageParts(message: message.message, dmlsEpoch: message.dmlsEpoch))
  }
}

/// The two parts of a DMLSMessage.
public struct DMLSMessageParts: Equatable, JSONRecord, Sendable {
  /// The MLSMessage, encoded.
  public var message: [UInt8]
  /// The dmls_epoch, Nh bytes.
  public var dmlsEpoch: [UInt8]

  /// The two parts.
  public init(message: [UInt8], dmlsEpoch: [UInt8]) {
    self.message = message
    self.dmlsEpoch = dmlsEpoch
  }

  package static let record = Record(
    Self.init(message:dmlsEpoch:),
    Field("message", \.message, .bytes, "an MLSMessage"),
    Field("dmls_epoch", \.dmlsEpoch, .bytes))
}

/// A DMLSMessage, encoded.
public struct DMLSMessageBytes: Equatable, JSONRecord, Sendable {
  /// The bytes.
  public var dmlsMessage: [UInt8]

  /// A DMLSMessage of these bytes.
  public init(dmlsMessage: [UInt8]) { self.dmlsMessage = dmlsMessage }

  package static let record = Record(
    Self.init(dmlsMessage:), Field("dmls_message", \.dmlsMessage, .bytes))
}
