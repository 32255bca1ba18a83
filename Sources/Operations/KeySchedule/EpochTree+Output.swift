package import JSONText

extension EpochTree {
  /// The epochs.
  public struct Output: Equatable, Sendable {
    /// The first epoch.
    public var first: FirstEpoch
    /// The epoch that each commit made, in the order of the commits.
    public var epochs: [Epoch]

    /// The first epoch and those that commits made.
    public init(first: FirstEpoch, epochs: [Epoch]) {
      self.first = first
      self.epochs = epochs
    }
  }

  /// The first epoch, which no commit made.
  public struct FirstEpoch: Equatable, Sendable {
    /// The identifier of the epoch, Nh bytes.
    public var dmlsEpoch: [UInt8]
    /// What members compare, Nh bytes.
    public var epochAuthenticator: [UInt8]
    /// The key of the PPRF for the epoch's children, Nh bytes.
    public var parentInitSecret: [UInt8]

    /// A first epoch.
    public init(dmlsEpoch: [UInt8], epochAuthenticator: [UInt8], parentInitSecret: [UInt8]) {
      self.dmlsEpoch = dmlsEpoch
      self.epochAuthenticator = epochAuthenticator
      self.parentInitSecret = parentInitSecret
    }
  }
}

extension EpochTree.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    let path = fields.path(of: "epochs")
    let values = try fields.array("epochs") { (value, path) in (value, path) }
    guard let (value, firstPath) = values.first else {
      throw .badValue(path: path, expected: "the first epoch at index 0", found: "no epoch")
    }
    first = try EpochTree.FirstEpoch(json: value, path: firstPath)
    epochs = try values.dropFirst().map { (value, path) throws(JSONError) in
      try EpochTree.Epoch(json: value, path: path)
    }
  }

  package var json: JSONValue { ["epochs": .array([first.json] + epochs.map(\.json))] }
}

extension EpochTree.FirstEpoch: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    dmlsEpoch = try fields.bytes("dmls_epoch")
    epochAuthenticator = try fields.bytes("epoch_authenticator")
    parentInitSecret = try fields.bytes("parent_init_secret")
  }

  package var json: JSONValue {
    [
      "dmls_epoch": .hex(dmlsEpoch), "epoch_authenticator": .hex(epochAuthenticator),
      "parent_init_secret": .hex(parentInitSecret),
    ]
  }
}
