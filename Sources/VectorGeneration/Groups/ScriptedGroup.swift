import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation

/// Makes the epochs and commits of a group, so that a script says what happens and not how.
///
/// Every value comes from the labelled stream under the group's and the commit's name. Where one
/// cannot be made, that is a fault of the family, and zeros stand in its place.
struct ScriptedGroup {
  /// How a commit differs from an ordinary one, which has a path and no pre-shared key.
  struct Traits {
    static let ordinary = Traits()
    static let noPath = Traits(hasPath: false)
    static let psk = Traits(hasPSK: true)
    static let noPathPSK = Traits(hasPath: false, hasPSK: true)
    static let extended = Traits(hasExtension: true)
    static let external = Traits(isExternal: true)
    static let externalPSK = Traits(hasPSK: true, isExternal: true)

    /// False for a commit without a path.
    var hasPath = true
    /// Another commit whose path secret it has too.
    var pathSecretOf: String?
    /// Whether a pre-shared key is injected.
    var hasPSK = false
    /// Whether the GroupContext has an extension.
    var hasExtension = false
    /// Whether it comes from outside, with an init secret of its own.
    var isExternal = false
  }

  let cases: CaseBuilder
  let name: String
  /// epoch_secret of the first epoch, Nh bytes.
  let epochSecret: [UInt8]
  /// The first epoch.
  let first: ScriptedEpoch

  /// A group in its first epoch.
  init(_ name: String, _ cases: CaseBuilder) {
    self.cases = cases
    self.name = name
    let epochSecret = cases.secret("\(name)/epoch_secret")
    self.epochSecret = epochSecret
    first = ScriptedEpoch(
      number: 0,
      cases.value(name, else: nil) { () throws(DMLSError) in
        try cases.dialect.formulas(cases.suite).secrets(ofFirst: epochSecret)
      }, cases.suite)
  }

  /// A commit that was sent in the epoch which another one made, or in the first epoch.
  func commit(
    _ label: String, on parent: ScriptedCommit? = nil, _ traits: Traits = .ordinary
  ) -> ScriptedCommit {
    let parent = parent?.epoch ?? first
    var commit = values(label, number: parent.number + 1, traits)
    if traits.isExternal {
      commit.origin = .external(initSecret: externalInitSecret(label))
    }
    let made = made(by: commit, prfKey: parent.parentInitSecret)
    commit.confirmationTag = made?.tag ?? Patterns.zeros(cases.suite.nh)
    return ScriptedCommit(
      parent: parent.dmlsEpoch, commit: commit,
      joinerSecret: made?.joinerSecret ?? Patterns.zeros(cases.suite.nh),
      epoch: ScriptedEpoch(number: parent.number + 1, made?.secrets, cases.suite))
  }

  /// The init secret that an external commit gives, Nh bytes.
  func externalInitSecret(_ label: String) -> [UInt8] { secret(label, "external_init_secret") }

  /// The tag of a member's commit where the PPRF has this key.
  func tag(of commit: ReceivedCommit, prfKey: [UInt8]) -> [UInt8] {
    var commit = commit
    commit.origin = .member
    return made(by: commit, prfKey: prfKey)?.tag ?? Patterns.zeros(prfKey.count)
  }

  /// What a commit holds beside its tag, with a real GroupContext.
  func values(_ label: String, number: UInt64, _ traits: Traits = .ordinary) -> ReceivedCommit {
    let hash = secret(label, "confirmed_transcript_hash")
    let context = GroupContext(
      version: .mls10, cipherSuite: CipherSuiteCode(rawValue: cases.suite.rawValue),
      groupID: cases.bytes("\(name)/group_id", count: 16), epoch: number,
      treeHash: secret(label, "tree_hash"), confirmedTranscriptHash: hash,
      extensions: traits.hasExtension
        ? [Extension(extensionType: .requiredCapabilities, extensionData: [0, 0, 0])] : [])
    return ReceivedCommit(
      pathSecret: traits.hasPath ? secret(traits.pathSecretOf ?? label, "path_secret") : nil,
      pskSecret: traits.hasPSK
        ? secret(label, "psk_secret") : Patterns.zeros(cases.suite.nh),
      groupContext: cases.value("\(name)/\(label)", else: []) { () throws(PresentationError) in
        try context.encoded()
      },
      confirmedTranscriptHash: hash, confirmationTag: [])
  }

  /// What a commit makes where the PPRF of its parent has this key.
  private func made(by commit: ReceivedCommit, prfKey: [UInt8]) -> MadeEpoch? {
    cases.value(name, else: nil) { () throws(DMLSError) in
      try cases.dialect.formulas(cases.suite).epoch(madeBy: commit, prfKey: prfKey)
    }
  }

  private func secret(_ label: String, _ field: String) -> [UInt8] {
    cases.secret("\(name)/\(label)/\(field)")
  }
}

/// The epoch that a commit makes, as its sender knows it.
private struct MadeEpoch {
  let joinerSecret: [UInt8]
  let secrets: EpochSecrets
  let tag: [UInt8]
}

extension Formulas {
  fileprivate func secrets(ofFirst epochSecret: [UInt8]) throws(DMLSError) -> EpochSecrets {
    try EpochSecrets(by: self, epochSecret: epochSecret)
  }

  fileprivate func epoch(
    madeBy commit: ReceivedCommit, prfKey: [UInt8]
  ) throws(DMLSError) -> MadeEpoch {
    let entry = try entry(
      after: commit, initSecret: initSecret(of: commit, puncturablePRF(key: prfKey)))
    let secrets = try EpochSecrets(by: self, entry)
    return MadeEpoch(
      joinerSecret: entry.joinerSecret, secrets: secrets,
      tag: confirmationTag(
        confirmationKey: secrets.confirmationKey,
        confirmedTranscriptHash: commit.confirmedTranscriptHash,
        groupContext: commit.groupContext))
  }
}

/// An epoch of a scripted group, with what its children need.
struct ScriptedEpoch {
  /// GroupContext.epoch, which siblings share.
  let number: UInt64
  /// The identifier of the epoch, Nh bytes.
  let dmlsEpoch: [UInt8]
  /// The key of its PPRF, Nh bytes.
  let parentInitSecret: [UInt8]

  /// An epoch of these secrets, or of zeros where they could not be made.
  fileprivate init(number: UInt64, _ secrets: EpochSecrets?, _ suite: CipherSuite) {
    self.number = number
    dmlsEpoch = secrets?.dmlsEpoch ?? Patterns.zeros(suite.nh)
    parentInitSecret = secrets?.parentInitSecret ?? Patterns.zeros(suite.nh)
  }
}

/// A commit of a scripted group, with the epoch that it creates.
struct ScriptedCommit {
  /// dmls_epoch of the epoch in which it was sent.
  var parent: [UInt8]
  /// What a member learns from it.
  var commit: ReceivedCommit
  /// joiner_secret of the epoch that it creates.
  let joinerSecret: [UInt8]
  /// The epoch that it creates.
  let epoch: ScriptedEpoch

  /// Its arrival at a member.
  var arrival: ProcessCommits.Event { .commit(dmlsEpoch: parent, commit) }

  /// The same commit with another confirmation tag.
  func tagged(_ tag: [UInt8]) -> ScriptedCommit {
    var copy = self
    copy.commit.confirmationTag = tag
    return copy
  }

  /// The same commit as a message that names another epoch.
  func sent(in dmlsEpoch: [UInt8]) -> ScriptedCommit {
    var copy = self
    copy.parent = dmlsEpoch
    return copy
  }

  /// The same commit with a tag that differs in its last bit alone.
  var spoiled: ScriptedCommit {
    tagged(Patterns.flipping(8 * commit.confirmationTag.count - 1, commit.confirmationTag))
  }
}
