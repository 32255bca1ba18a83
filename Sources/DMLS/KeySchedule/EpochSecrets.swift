package import KeyDerivation

/// The secrets that an epoch's epoch_secret gives, Nh bytes each: RFC 9420 section 8 as section 4 of
/// the draft changes it.
package struct EpochSecrets: Equatable, Sendable {
  /// Protects the sender data of PrivateMessages.
  package let senderDataSecret: [UInt8]
  /// The root of the secret tree.
  package let encryptionSecret: [UInt8]
  /// What MLS-Exporter starts from.
  package let exporterSecret: [UInt8]
  /// What the key pair of external commits comes from.
  package let externalSecret: [UInt8]
  /// The key of confirmation_tag.
  package let confirmationKey: [UInt8]
  /// The key of membership_tag.
  package let membershipKey: [UInt8]
  /// The pre-shared key that later epochs and groups can inject.
  package let resumptionPSK: [UInt8]
  /// What members compare to see that they are in the same epoch.
  package let epochAuthenticator: [UInt8]
  /// The key of the PPRF that gives each child its init_secret, in the place of init_secret.
  package let parentInitSecret: [UInt8]
  /// The identifier of the epoch, section 2 of the draft.
  package let dmlsEpoch: [UInt8]

  /// The secrets of an epoch; the first one of a group has a random epoch_secret (R12).
  ///
  /// `parentInitLabel` is the label of the secret that leads on to the next epochs.
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package init(
    cipherSuite suite: CipherSuite, epochSecret: [UInt8],
    parentInitLabel: String = DMLSLabel.parentInit
  ) throws(DMLSError) {
    try suite.requireNh(epochSecret, name: "epoch_secret")
    func derived(_ label: String) throws(DMLSError) -> [UInt8] {
      try suite.derivedSecret(epochSecret, label: label)
    }
    senderDataSecret = try derived(KeyScheduleLabel.senderData)
    encryptionSecret = try derived(KeyScheduleLabel.encryption)
    exporterSecret = try derived(KeyScheduleLabel.exporter)
    externalSecret = try derived(KeyScheduleLabel.external)
    confirmationKey = try derived(KeyScheduleLabel.confirmation)
    membershipKey = try derived(KeyScheduleLabel.membership)
    resumptionPSK = try derived(KeyScheduleLabel.resumption)
    epochAuthenticator = try derived(KeyScheduleLabel.authentication)
    parentInitSecret = try suite.parentInitSecret(
      epochSecret: epochSecret, label: parentInitLabel)
    dmlsEpoch = try suite.dmlsEpoch(epochSecret: epochSecret)
  }
}
