package import JSONText

extension EpochTree {
  /// An epoch that a commit made.
  public struct Epoch: Equatable, Sendable {
    /// What the parent's PPRF gave, Nh bytes.
    public var initSecret: [UInt8]
    /// What a joiner is given, Nh bytes.
    public var joinerSecret: [UInt8]
    /// What the secrets below come from, Nh bytes.
    public var epochSecret: [UInt8]
    /// The identifier of the epoch, Nh bytes.
    public var dmlsEpoch: [UInt8]
    /// What members compare, Nh bytes.
    public var epochAuthenticator: [UInt8]
    /// The key of the PPRF for the epoch's children, Nh bytes.
    public var parentInitSecret: [UInt8]
    /// The tag of the commit, Nh bytes.
    public var confirmationTag: [UInt8]

    /// An epoch.
    public init(
      initSecret: [UInt8], joinerSecret: [UInt8], epochSecret: [UInt8], dmlsEpoch: [UInt8],
      epochAuthenticator: [UInt8], parentInitSecret: [UInt8], confirmationTag: [UInt8]
    ) {
      self.initSecret = initSecret
      self.joinerSecret = joinerSecret
      self.epochSecret = epochSecret
      self.dmlsEpoch = dmlsEpoch
      self.epochAuthenticator = epochAuthenticator
      self.parentInitSecret = parentInitSecret
      self.confirmationTag = confirmationTag
    }
  }
}

extension EpochTree.Epoch: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    initSecret = try fields.bytes("init_secret")
    joinerSecret = try fields.bytes("joiner_secret")
    epochSecret = try fields.bytes("epoch_secret")
    dmlsEpoch = try fields.bytes("dmls_epoch")
    epochAuthenticator = try fields.bytes("epoch_authenticator")
    parentInitSecret = try fields.bytes("parent_init_secret")
    confirmationTag = try fields.bytes("confirmation_tag")
  }

  package var json: JSONValue {
    [
      "init_secret": .hex(initSecret),
      "joiner_secret": .hex(joinerSecret),
      "epoch_secret": .hex(epochSecret),
      "dmls_epoch": .hex(dmlsEpoch),
      "epoch_authenticator": .hex(epochAuthenticator),
      "parent_init_secret": .hex(parentInitSecret),
      "confirmation_tag": .hex(confirmationTag),
    ]
  }
}
