import KeyDerivation
import Operations

/// The key schedule of RFC 9420 section 8 with the draft's changes, in parts.
struct ScheduleFormulas: Sendable {
  /// HKDF-Extract, of a salt and input key material.
  var extract: @Sendable (HashFunction, [UInt8], [UInt8]) -> [UInt8] = { hash, salt, material in
    HKDF.extract(hash, salt: salt, inputKeyMaterial: material)
  }

  /// commit_secret, from the last path secret; nil without a path.
  var commitSecret: @Sendable (Formulas, CipherSuite, [UInt8]?) throws(OperationError) -> [UInt8] =
    { (formulas, suite, pathSecret) throws(OperationError) in
      guard let pathSecret else { return [UInt8](repeating: 0, count: suite.nh) }
      return try formulas.deriveSecret(suite, pathSecret, "path")
    }

  /// joiner_secret, from init_secret, commit_secret and the GroupContext.
  var joiner:
    @Sendable (Formulas, CipherSuite, [UInt8], [UInt8], [UInt8]) throws(OperationError) -> [UInt8] =
      { (formulas, suite, initSecret, commitSecret, context) throws(OperationError) in
        let hash = formulas.keyDerivation.hash(suite)
        return try formulas.expandWithLabel(
          suite, formulas.schedule.extract(hash, initSecret, commitSecret), "joiner", context,
          suite.nh)
      }

  /// What welcome_secret and epoch_secret come from, from joiner_secret and psk_secret.
  var member: @Sendable (Formulas, CipherSuite, [UInt8], [UInt8]) -> [UInt8] = {
    formulas, suite, joinerSecret, pskSecret in
    formulas.schedule.extract(formulas.keyDerivation.hash(suite), joinerSecret, pskSecret)
  }

  /// epoch_secret.
  var epochSecret:
    @Sendable (Formulas, CipherSuite, [UInt8], [UInt8]) throws(OperationError) -> [UInt8] = {
      (formulas, suite, memberSecret, context) throws(OperationError) in
      try formulas.expandWithLabel(suite, memberSecret, "epoch", context, suite.nh)
    }

  /// The label of a secret of the epoch, by the label that is right.
  var label: @Sendable (String) -> String = { $0 }

  /// What the secrets of an epoch come from, by the label that is right.
  var source:
    @Sendable (_ label: String, _ epochSecret: [UInt8], _ memberSecret: [UInt8]?) -> [UInt8] =
      { _, epochSecret, _ in epochSecret }

  /// MLS-Exporter, of exporter_secret, a label, a context and a length.
  var exported:
    @Sendable (Formulas, CipherSuite, [UInt8], KeySchedule.Export) throws(OperationError) -> [UInt8] =
      { (formulas, suite, exporterSecret, export) throws(OperationError) in
        try formulas.expandWithLabel(
          suite, formulas.deriveSecret(suite, exporterSecret, export.label), "exported",
          formulas.keyDerivation.hash(suite).hash(export.context), export.length)
      }

  /// confirmation_tag, of confirmation_key, confirmed_transcript_hash and the GroupContext.
  var tag: @Sendable (Formulas, CipherSuite, [UInt8], [UInt8], [UInt8]) -> [UInt8] = {
    formulas, suite, key, transcriptHash, _ in
    HMAC.authenticationCode(formulas.keyDerivation.hash(suite), key: key, message: transcriptHash)
  }

  /// The context of DeriveChildSecret, from the new GroupContext and the parent's, if it is known.
  var childContext: @Sendable (_ new: [UInt8], _ parent: [UInt8]?) -> [UInt8] = { new, _ in new }
}

/// The secrets of an epoch by their labels.
struct EpochValues: Sendable {
  let epochSecret: [UInt8]
  let values: [String: [UInt8]]
  let dmlsEpoch: [UInt8]

  /// The labels of RFC 9420 section 8 and of the draft.
  static let labels = [
    "sender data", "encryption", "exporter", "external", "confirm", "membership", "resumption",
    "authentication", "parent_init",
  ]

  subscript(label: String) -> [UInt8] { values[label] ?? [] }

  init(
    _ formulas: Formulas, _ suite: CipherSuite, epochSecret: [UInt8], memberSecret: [UInt8]? = nil
  ) throws(OperationError) {
    self.epochSecret = epochSecret
    var values: [String: [UInt8]] = [:]
    for label in Self.labels {
      values[label] = try formulas.deriveSecret(
        suite, formulas.schedule.source(label, epochSecret, memberSecret),
        formulas.schedule.label(label))
    }
    self.values = values
    dmlsEpoch = try formulas.epochs.dmlsEpoch(formulas, suite, epochSecret)
  }
}

/// The way from init_secret to epoch_secret.
struct EpochEntrance: Sendable {
  let joinerSecret: [UInt8]
  let memberSecret: [UInt8]
  let epochSecret: [UInt8]

  init(
    _ formulas: Formulas, _ suite: CipherSuite, initSecret: [UInt8], commitSecret: [UInt8],
    pskSecret: [UInt8], groupContext: [UInt8]
  ) throws(OperationError) {
    try self.init(
      formulas, suite,
      joinerSecret: formulas.schedule.joiner(
        formulas, suite, initSecret, commitSecret, groupContext),
      pskSecret: pskSecret, groupContext: groupContext)
  }

  init(
    _ formulas: Formulas, _ suite: CipherSuite, joinerSecret: [UInt8], pskSecret: [UInt8],
    groupContext: [UInt8]
  ) throws(OperationError) {
    self.joinerSecret = joinerSecret
    memberSecret = formulas.schedule.member(formulas, suite, joinerSecret, pskSecret)
    epochSecret = try formulas.schedule.epochSecret(formulas, suite, memberSecret, groupContext)
  }
}
