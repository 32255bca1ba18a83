package import DMLS
public import JSONText
import KeyDerivation

/// The key schedule of one epoch: RFC 9420 section 8 with section 4 of the draft.
public enum KeySchedule: CataloguedOperation {
  package static let name = "key_schedule"
  package static let summary = "The key schedule of one epoch"

  /// What an epoch comes from, and what is to be exported from it.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// init_secret of the epoch, Nh bytes.
    public var initSecret: [UInt8]
    /// commit_secret, Nh bytes; zeros for a commit without a path.
    public var commitSecret: [UInt8]
    /// psk_secret, Nh bytes; zeros without pre-shared keys.
    public var pskSecret: [UInt8]
    /// The serialized GroupContext of the epoch.
    public var groupContext: [UInt8]
    /// The confirmed_transcript_hash of that GroupContext, so that nobody has to parse it.
    public var confirmedTranscriptHash: [UInt8]
    /// What is to be exported.
    public var exports: [Export]

    /// An epoch.
    public init(
      initSecret: [UInt8], commitSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8],
      confirmedTranscriptHash: [UInt8], exports: [Export]
    ) {
      self.initSecret = initSecret
      self.commitSecret = commitSecret
      self.pskSecret = pskSecret
      self.groupContext = groupContext
      self.confirmedTranscriptHash = confirmedTranscriptHash
      self.exports = exports
    }

    package static let record = Record(
      Self.init(initSecret:commitSecret:pskSecret:groupContext:confirmedTranscriptHash:exports:),
      Field("init_secret", \.initSecret, .bytes), Field("commit_secret", \.commitSecret, .bytes),
      Field("psk_secret", \.pskSecret, .bytes), Field("group_context", \.groupContext, .bytes),
      Field("confirmed_transcript_hash", \.confirmedTranscriptHash, .bytes),
      Field("exports", \.exports, .list(.record), "what to export"))
  }

  /// The arguments of MLS-Exporter, RFC 9420 section 8.5.
  public struct Export: Equatable, JSONRecord, Sendable {
    /// The label, without the "MLS 1.0 " prefix.
    public var label: String
    /// The context, before it is hashed.
    public var context: [UInt8]
    /// How many bytes are asked for.
    public var length: Int

    /// The arguments.
    public init(label: String, context: [UInt8], length: Int) {
      self.label = label
      self.context = context
      self.length = length
    }

    package static let record = Record(
      Self.init(label:context:length:), Field("label", \.label, .text),
      Field("context", \.context, .bytes), Field("length", \.length, .count))
  }

  /// Every secret of the epoch.
  public struct Output: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init,
      Field("joiner_secret", \.joinerSecret, .bytes),
      Field("welcome_secret", \.welcomeSecret, .bytes),
      Field("epoch_secret", \.epochSecret, .bytes),
      Field("sender_data_secret", \.senderDataSecret, .bytes),
      Field("encryption_secret", \.encryptionSecret, .bytes),
      Field("exporter_secret", \.exporterSecret, .bytes),
      Field("external_secret", \.externalSecret, .bytes),
      Field("confirmation_key", \.confirmationKey, .bytes),
      Field("membership_key", \.membershipKey, .bytes),
      Field("resumption_psk", \.resumptionPSK, .bytes),
      Field("epoch_authenticator", \.epochAuthenticator, .bytes),
      Field("parent_init_secret", \.parentInitSecret, .bytes),
      Field("dmls_epoch", \.dmlsEpoch, .bytes),
      Field("confirmation_tag", \.confirmationTag, .bytes),
      Field("exports", \.exports, .list(.bytes), "what was exported, in the same order"))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let entry = try EpochEntry(
      by: formulas, initSecret: input.initSecret, commitSecret: input.commitSecret,
      pskSecret: input.pskSecret, groupContext: input.groupContext)
    let secrets = try EpochSecrets(by: formulas, entry)
    let exports = try input.exports.map { (export) throws(DMLSError) in
      try formulas.exported(
        exporterSecret: secrets.exporterSecret, label: export.label, context: export.context,
        length: export.length)
    }
    return try Answered(
      Output(
        joinerSecret: entry.joinerSecret,
        welcomeSecret: formulas.welcomeSecret(memberSecret: entry.memberSecret),
        epochSecret: entry.epochSecret, senderDataSecret: secrets.senderDataSecret,
        encryptionSecret: secrets.encryptionSecret, exporterSecret: secrets.exporterSecret,
        externalSecret: secrets.externalSecret, confirmationKey: secrets.confirmationKey,
        membershipKey: secrets.membershipKey, resumptionPSK: secrets.resumptionPSK,
        epochAuthenticator: secrets.epochAuthenticator,
        parentInitSecret: secrets.parentInitSecret, dmlsEpoch: secrets.dmlsEpoch,
        confirmationTag: formulas.confirmationTag(
          confirmationKey: secrets.confirmationKey,
          confirmedTranscriptHash: input.confirmedTranscriptHash,
          groupContext: input.groupContext),
        exports: exports))
  }
}
