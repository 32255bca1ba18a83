import KeyDerivation

/// Section 4, with what it takes from RFC 9420 section 8.
extension DraftFormulas {
  /// DeriveSecret(path_secret[n], "conf").
  ///
  /// path_secret[n] is the last path secret of the UpdatePath (R1); a commit without a path takes
  /// Nh zero bytes in its place (R6).
  /// - Throws: `DMLSError.wrongLength` where `pathSecret` is not Nh bytes.
  package func commitConfirmation(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    let pathSecret = pathSecret ?? formulas.zeroSecret
    try formulas.requireNh(pathSecret, name: "path_secret")
    return try formulas.deriveSecret(pathSecret, DMLSLabel.confirmation)
  }

  /// The serialized GroupContext of the epoch that the commit creates, as it is (R5).
  package func childContext(groupContext: [UInt8], parentGroupContext: [UInt8]?) -> [UInt8] {
    groupContext
  }

  /// ExpandWithLabel(input_secret, label, context, KDF.Nh).
  /// - Throws: `DMLSError.wrongLength` where `inputSecret` is not Nh bytes.
  package func childSecretInput(
    label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try formulas.requireNh(inputSecret, name: "input_secret")
    return try formulas.expandWithLabel(inputSecret, label, context)
  }

  /// DeriveFSSecret(prf_key, input), the PPRF being keyed with prf_key.
  package func childSecret(
    _ prf: Whole.PRF, input: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try prf.evaluate(input)
  }

  /// As it is: the PPRF of the parent is neither used nor punctured (R10).
  package func externalInitSecret(
    _ initSecret: [UInt8], of commit: ReceivedCommit, _ prf: Whole.PRF
  ) throws(DMLSError) -> [UInt8] {
    initSecret
  }

  /// path_secret[n+1] = DeriveSecret(path_secret[n], "path"), RFC 9420 section 7.4.
  ///
  /// path_secret[n] is the last path secret of the UpdatePath (R1); a commit without a path has Nh
  /// zero bytes (R6).
  /// - Throws: `DMLSError.wrongLength` where `pathSecret` is not Nh bytes.
  package func commitSecret(pathSecret: [UInt8]?) throws(DMLSError) -> [UInt8] {
    guard let pathSecret else { return formulas.zeroSecret }
    try formulas.requireNh(pathSecret, name: "path_secret")
    return try formulas.deriveSecret(pathSecret, KeyScheduleLabel.path)
  }

  package func joinerSecret(
    initSecret: [UInt8], commitSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try formulas.expandWithLabel(
      formulas.extract(salt: initSecret, inputKeyMaterial: commitSecret),
      KeyScheduleLabel.joiner, groupContext)
  }

  package func memberSecret(joinerSecret: [UInt8], pskSecret: [UInt8]) -> [UInt8] {
    formulas.extract(salt: joinerSecret, inputKeyMaterial: pskSecret)
  }

  package func epochSecret(
    memberSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try formulas.expandWithLabel(memberSecret, KeyScheduleLabel.epoch, groupContext)
  }

  /// DeriveSecret(source, label); "parent_init" takes the place of "init" (R7).
  package func secret(
    _ label: String, from source: [UInt8], memberSecret: [UInt8]?
  ) throws(DMLSError) -> [UInt8] {
    try formulas.deriveSecret(source, label)
  }

  /// RFC 9420 section 8.5.
  /// - Throws: `DMLSError.wrongLength` where `exporterSecret` is not Nh bytes, `.keyDerivation` where
  ///   the KDF cannot give that many bytes.
  package func exported(
    exporterSecret: [UInt8], label: String, context: [UInt8], length: Int
  ) throws(DMLSError) -> [UInt8] {
    try formulas.requireNh(exporterSecret, name: "exporter_secret")
    return try formulas.expandWithLabel(
      formulas.deriveSecret(exporterSecret, label), KeyScheduleLabel.exported,
      formulas.hash.hash(context), length)
  }

  /// MAC(confirmation_key, confirmed_transcript_hash), RFC 9420 section 6.1.
  package func confirmationTag(
    confirmationKey: [UInt8], confirmedTranscriptHash: [UInt8], groupContext: [UInt8]
  ) -> [UInt8] {
    HMAC.authenticationCode(
      formulas.hash, key: confirmationKey, message: confirmedTranscriptHash)
  }

  package func verifies(confirmationTag: [UInt8], expected: [UInt8]) -> Bool {
    confirmationTag == expected
  }
}

extension Formulas {
  /// DeriveChildSecret(prf_key, label, input_secret, context), Nh bytes, of a PPRF that was never
  /// evaluated.
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package func deriveChildSecret(
    prfKey: [UInt8], label: String, inputSecret: [UInt8], context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    let input = try childSecretInput(label: label, inputSecret: inputSecret, context: context)
    return try childSecret(puncturablePRF(key: prfKey), input: input)
  }

  /// The input at which the PPRF of a commit's parent gives init_secret, Nh bytes.
  /// - Throws: `DMLSError.wrongLength` where the path secret is not Nh bytes.
  package func initSecretInput(
    of commit: ReceivedCommit, parentGroupContext: [UInt8]? = nil
  ) throws(DMLSError) -> [UInt8] {
    try childSecretInput(
      label: DMLSLabel.childInit, inputSecret: commitConfirmation(pathSecret: commit.pathSecret),
      context: childContext(
        groupContext: commit.groupContext, parentGroupContext: parentGroupContext))
  }

  /// init_secret of the epoch that a commit creates, Nh bytes, from the PPRF of its parent, which is
  /// punctured where a member sent the commit.
  /// - Throws: `DMLSError.punctured` where the PPRF gave it before, `.wrongLength` where the path
  ///   secret is not Nh bytes.
  package func initSecret(
    of commit: ReceivedCommit, _ prf: PRF, parentGroupContext: [UInt8]? = nil
  ) throws(DMLSError) -> [UInt8] {
    switch commit.origin {
    case .member:
      try childSecret(
        prf, input: initSecretInput(of: commit, parentGroupContext: parentGroupContext))
    case .external(let initSecret):
      try externalInitSecret(initSecret, of: commit, prf)
    }
  }

  /// welcome_secret, Nh bytes, from what epoch_secret comes from.
  package func welcomeSecret(memberSecret: [UInt8]) throws(DMLSError) -> [UInt8] {
    try secret(KeyScheduleLabel.welcome, from: memberSecret, memberSecret: memberSecret)
  }

  /// The way into the epoch that a commit creates.
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package func entry(
    after commit: ReceivedCommit, initSecret: [UInt8]
  ) throws(DMLSError) -> EpochEntry {
    try EpochEntry(
      by: self, initSecret: initSecret, commitSecret: commitSecret(pathSecret: commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
  }
}

/// The secrets on the way into an epoch, from joiner_secret to epoch_secret: RFC 9420 section 8.
package struct EpochEntry: Equatable, Sendable {
  /// All that a joiner is given of the key schedule, Nh bytes.
  package let joinerSecret: [UInt8]
  /// What welcome_secret and epoch_secret come from, Nh bytes.
  package let memberSecret: [UInt8]
  /// What every other secret of the epoch comes from, Nh bytes.
  package let epochSecret: [UInt8]

  /// The way of a member, who has the secrets of the commit.
  ///
  /// `initSecret` is init_secret_[n] of section 4 of the draft, or the one of an external commit as
  /// it is (R10); `groupContext` is the serialized GroupContext of the epoch.
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    by formulas: some Formulas, initSecret: [UInt8], commitSecret: [UInt8], pskSecret: [UInt8],
    groupContext: [UInt8]
  ) throws(DMLSError) {
    try formulas.requireNh(initSecret, name: "init_secret")
    try formulas.requireNh(commitSecret, name: "commit_secret")
    try self.init(
      by: formulas,
      joinerSecret: formulas.joinerSecret(
        initSecret: initSecret, commitSecret: commitSecret, groupContext: groupContext),
      pskSecret: pskSecret, groupContext: groupContext)
  }

  /// The way of a joiner, who learns nothing of the epoch before (R13).
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    by formulas: some Formulas, joinerSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) {
    try formulas.requireNh(joinerSecret, name: "joiner_secret")
    try formulas.requireNh(pskSecret, name: "psk_secret")
    self.joinerSecret = joinerSecret
    memberSecret = formulas.memberSecret(joinerSecret: joinerSecret, pskSecret: pskSecret)
    epochSecret = try formulas.epochSecret(memberSecret: memberSecret, groupContext: groupContext)
  }
}

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

  /// The secrets of an epoch; the first one of a group has a random epoch_secret (R12), and none on
  /// the way to it.
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package init(
    by formulas: some Formulas, epochSecret: [UInt8], memberSecret: [UInt8]? = nil
  ) throws(DMLSError) {
    try formulas.requireNh(epochSecret, name: "epoch_secret")
    func secret(_ label: String) throws(DMLSError) -> [UInt8] {
      try formulas.secret(label, from: epochSecret, memberSecret: memberSecret)
    }
    senderDataSecret = try secret(KeyScheduleLabel.senderData)
    encryptionSecret = try secret(KeyScheduleLabel.encryption)
    exporterSecret = try secret(KeyScheduleLabel.exporter)
    externalSecret = try secret(KeyScheduleLabel.external)
    confirmationKey = try secret(KeyScheduleLabel.confirmation)
    membershipKey = try secret(KeyScheduleLabel.membership)
    resumptionPSK = try secret(KeyScheduleLabel.resumption)
    epochAuthenticator = try secret(KeyScheduleLabel.authentication)
    parentInitSecret = try secret(DMLSLabel.parentInit)
    dmlsEpoch = try formulas.dmlsEpoch(epochSecret: epochSecret)
  }

  /// The secrets of an epoch behind the way into it.
  /// - Throws: `DMLSError.wrongLength` where epoch_secret is not Nh bytes.
  package init(by formulas: some Formulas, _ entry: EpochEntry) throws(DMLSError) {
    try self.init(
      by: formulas, epochSecret: entry.epochSecret, memberSecret: entry.memberSecret)
  }
}
