package import JSONText

/// dmls_epoch, the identifier of an epoch: section 2 of the draft.
public enum DMLSEpoch: CataloguedOperation {
  package static let name = "dmls_epoch"

  /// The epoch.
  public struct Input: Equatable, Sendable {
    /// The epoch's epoch_secret, Nh bytes.
    public var epochSecret: [UInt8]

    /// An epoch with this epoch_secret.
    public init(epochSecret: [UInt8]) { self.epochSecret = epochSecret }
  }

  /// The identifier.
  public struct Output: Equatable, Sendable {
    /// The identifier, Nh bytes.
    public var dmlsEpoch: [UInt8]

    /// An identifier.
    public init(dmlsEpoch: [UInt8]) { self.dmlsEpoch = dmlsEpoch }
  }
}

extension DMLSEpoch.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    epochSecret = try fields.bytes("epoch_secret")
  }

  package var json: JSONValue { ["epoch_secret": .hex(epochSecret)] }
}

extension DMLSEpoch.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    dmlsEpoch = try fields.bytes("dmls_epoch")
  }

  package var json: JSONValue { ["dmls_epoch": .hex(dmlsEpoch)] }
}
