package import JSONText

extension KeySchedule {
  /// Every secret of the epoch.
  public struct Output: Equatable, Sendable {
    /// What a joiner is given, Nh bytes.
    public var joinerSecret: [UInt8]
    /// What encrypts the GroupInfo of a Welcome, Nh bytes.
    public var welcomeSecret: [UInt8]
    /// What the secrets below come from, Nh bytes.
    public var epochSecret: [UInt8]
    /// Protects sender data, Nh bytes.
    public var senderDataSecret: [UInt8]
    /// The root of the secret tree, Nh bytes.
    public var encryptionSecret: [UInt8]
    /// What MLS-Exporter starts from, Nh bytes.
    public var exporterSecret: [UInt8]
    /// What the key pair of external commits comes from, Nh bytes.
    public var externalSecret: [UInt8]
    /// The key of confirmation_tag, Nh bytes.
    public var confirmationKey: [UInt8]
    /// The key of membership_tag, Nh bytes.
    public var membershipKey: [UInt8]
    /// The pre-shared key for later epochs, Nh bytes.
    public var resumptionPSK: [UInt8]
    /// What members compare, Nh bytes.
    public var epochAuthenticator: [UInt8]
    /// The key of the PPRF for the epoch's children, Nh bytes.
    public var parentInitSecret: [UInt8]
    /// The identifier of the epoch, Nh bytes.
    public var dmlsEpoch: [UInt8]
    /// The tag of the commit that made the epoch, Nh bytes.
    public var confirmationTag: [UInt8]
    /// What was exported, in the order of the input.
    public var exports: [[UInt8]]

    /// The secrets.
    public init(
      joinerSecret: [UInt8], welcomeSecret: [UInt8], epochSecret: [UInt8],
      senderDataSecret: [UInt8], encryptionSecret: [UInt8], exporterSecret: [UInt8],
      externalSecret: [UInt8], confirmationKey: [UInt8], membershipKey: [UInt8],
      resumptionPSK: [UInt8], epochAuthenticator: [UInt8], parentInitSecret: [UInt8],
      dmlsEpoch: [UInt8], confirmationTag: [UInt8], exports: [[UInt8]]
    ) {
      self.joinerSecret = joinerSecret
      self.welcomeSecret = welcomeSecret
      self.epochSecret = epochSecret
      self.senderDataSecret = senderDataSecret
      self.encryptionSecret = encryptionSecret
      self.exporterSecret = exporterSecret
      self.externalSecret = externalSecret
      self.confirmationKey = confirmationKey
      self.membershipKey = membershipKey
      self.resumptionPSK = resumptionPSK
      self.epochAuthenticator = epochAuthenticator
      self.parentInitSecret = parentInitSecret
      self.dmlsEpoch = dmlsEpoch
      self.confirmationTag = confirmationTag
      self.exports = exports
    }
  }
}

extension KeySchedule.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    joinerSecret = try fields.bytes("joiner_secret")
    welcomeSecret = try fields.bytes("welcome_secret")
    epochSecret = try fields.bytes("epoch_secret")
    senderDataSecret = try fields.bytes("sender_data_secret")
    encryptionSecret = try fields.bytes("encryption_secret")
    exporterSecret = try fields.bytes("exporter_secret")
    externalSecret = try fields.bytes("external_secret")
    confirmationKey = try fields.bytes("confirmation_key")
    membershipKey = try fields.bytes("membership_key")
    resumptionPSK = try fields.bytes("resumption_psk")
    epochAuthenticator = try fields.bytes("epoch_authenticator")
    parentInitSecret = try fields.bytes("parent_init_secret")
    dmlsEpoch = try fields.bytes("dmls_epoch")
    confirmationTag = try fields.bytes("confirmation_tag")
    exports = try fields.byteStrings("exports")
  }

  package var json: JSONValue {
    [
      "joiner_secret": .hex(joinerSecret),
      "welcome_secret": .hex(welcomeSecret),
      "epoch_secret": .hex(epochSecret),
      "sender_data_secret": .hex(senderDataSecret),
      "encryption_secret": .hex(encryptionSecret),
      "exporter_secret": .hex(exporterSecret),
      "external_secret": .hex(externalSecret),
      "confirmation_key": .hex(confirmationKey),
      "membership_key": .hex(membershipKey),
      "resumption_psk": .hex(resumptionPSK),
      "epoch_authenticator": .hex(epochAuthenticator),
      "parent_init_secret": .hex(parentInitSecret),
      "dmls_epoch": .hex(dmlsEpoch),
      "confirmation_tag": .hex(confirmationTag),
      "exports": .array(exports.map { .hex($0) }),
    ]
  }
}
