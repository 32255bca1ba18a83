package import KeyDerivation

/// The secrets on the way into an epoch, from joiner_secret to epoch_secret: RFC 9420 section 8.
package struct EpochEntry: Equatable, Sendable {
  /// All that a joiner is given of the key schedule, Nh bytes.
  package let joinerSecret: [UInt8]
  /// What encrypts the GroupInfo of a Welcome, Nh bytes.
  package let welcomeSecret: [UInt8]
  /// What every other secret of the epoch comes from, Nh bytes.
  package let epochSecret: [UInt8]

  /// The way of a member, who has the secrets of the commit.
  ///
  /// `initSecret` is init_secret_[n] of section 4 of the draft, or the one of an external commit as
  /// it is (R10); `groupContext` is the serialized GroupContext of the epoch.
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    cipherSuite suite: CipherSuite, initSecret: [UInt8], commitSecret: [UInt8],
    pskSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) {
    try suite.requireNh(initSecret, name: "init_secret")
    try suite.requireNh(commitSecret, name: "commit_secret")
    let joinerSecret = try suite.expandedSecret(
      suite.extract(salt: initSecret, inputKeyMaterial: commitSecret),
      label: KeyScheduleLabel.joiner, context: groupContext)
    try self.init(
      cipherSuite: suite, joinerSecret: joinerSecret, pskSecret: pskSecret,
      groupContext: groupContext)
  }

  /// The way of a joiner, who learns nothing of the epoch before (R13).
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    cipherSuite suite: CipherSuite, joinerSecret: [UInt8], pskSecret: [UInt8],
    groupContext: [UInt8]
  ) throws(DMLSError) {
    try suite.requireNh(joinerSecret, name: "joiner_secret")
    try suite.requireNh(pskSecret, name: "psk_secret")
    self.joinerSecret = joinerSecret
    let memberSecret = suite.extract(salt: joinerSecret, inputKeyMaterial: pskSecret)
    welcomeSecret = try suite.derivedSecret(memberSecret, label: KeyScheduleLabel.welcome)
    epochSecret = try suite.expandedSecret(
      memberSecret, label: KeyScheduleLabel.epoch, context: groupContext)
  }
}
