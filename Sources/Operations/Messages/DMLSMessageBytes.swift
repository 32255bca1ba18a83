package import JSONText

/// A DMLSMessage, encoded.
public struct DMLSMessageBytes: Equatable, Sendable {
  /// The bytes.
  public var dmlsMessage: [UInt8]

  /// A DMLSMessage of these bytes.
  public init(dmlsMessage: [UInt8]) { self.dmlsMessage = dmlsMessage }
}

extension DMLSMessageBytes: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    dmlsMessage = try fields.bytes("dmls_message")
  }

  package var json: JSONValue { ["dmls_message": .hex(dmlsMessage)] }
}
