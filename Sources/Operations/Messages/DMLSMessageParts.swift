package import JSONText

/// The two parts of a DMLSMessage.
public struct DMLSMessageParts: Equatable, Sendable {
  /// The MLSMessage, encoded.
  public var message: [UInt8]
  /// The dmls_epoch, Nh bytes.
  public var dmlsEpoch: [UInt8]

  /// The two parts.
  public init(message: [UInt8], dmlsEpoch: [UInt8]) {
    self.message = message
    self.dmlsEpoch = dmlsEpoch
  }
}

extension DMLSMessageParts: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    message = try fields.bytes("message")
    dmlsEpoch = try fields.bytes("dmls_epoch")
  }

  package var json: JSONValue { ["message": .hex(message), "dmls_epoch": .hex(dmlsEpoch)] }
}
