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
  private(set) var first: ScriptedEpoch

  /// A group in its first epoch.
  init(_ name: String, _ cases: CaseBuilder) {
    self.cases = cases
    self.name = name
    epochSecret = cases.secret("\(name)/epoch_secret")
    let zeros = Patterns.zeros(cases.suite.nh)
    first = ScriptedEpoch(number: 0, dmlsEpoch: zeros, parentInitSecret: zeros)
    if let epoch = answer(EpochTree.self, EpochTree.Input(epochSecret: epochSecret, commits: [])) {
      first.dmlsEpoch = epoch.first.dmlsEpoch
      first.parentInitSecret = epoch.first.parentInitSecret
    }
  }

  /// A commit that was sent in the epoch which another one made, or in the first epoch.
  func commit(
    _ label: String, on parent: ScriptedCommit? = nil, _ traits: Traits = .ordinary
  ) -> ScriptedCommit {
    let parent = parent?.epoch ?? first
    let zeros = Patterns.zeros(cases.suite.nh)
    var commit = ScriptedCommit(
      parent: parent.dmlsEpoch,
      externalInitSecret: traits.isExternal ? secret(label, "external_init_secret") : nil,
      commit: values(label, number: parent.number + 1, traits), joinerSecret: zeros,
      epoch: ScriptedEpoch(number: parent.number + 1, dmlsEpoch: zeros, parentInitSecret: zeros))
    commit.commit.confirmationTag = zeros
    if let secrets = secrets(
      after: commit.commit, prfKey: parent.parentInitSecret, commit.externalInitSecret)
    {
      commit.commit.confirmationTag = secrets.confirmationTag
      commit.joinerSecret = secrets.joinerSecret
      commit.epoch.dmlsEpoch = secrets.dmlsEpoch
      commit.epoch.parentInitSecret = secrets.parentInitSecret
    }
    return commit
  }

  /// The tag of a member's commit where the PPRF has this key.
  func tag(of commit: ProcessCommits.Commit, prfKey: [UInt8]) -> [UInt8] {
    secrets(after: commit, prfKey: prfKey, nil)?.confirmationTag ?? Patterns.zeros(prfKey.count)
  }

  /// What a commit holds beside its tag, with a real GroupContext.
  func values(
    _ label: String, number: UInt64, _ traits: Traits = .ordinary
  ) -> ProcessCommits.Commit {
    let hash = secret(label, "confirmed_transcript_hash")
    let context = GroupContext(
      version: .mls10, cipherSuite: CipherSuiteCode(rawValue: cases.suite.rawValue),
      groupID: cases.bytes("\(name)/group_id", count: 16), epoch: number,
      treeHash: secret(label, "tree_hash"), confirmedTranscriptHash: hash,
      extensions: traits.hasExtension
        ? [Extension(extensionType: .requiredCapabilities, extensionData: [0, 0, 0])] : [])
    return ProcessCommits.Commit(
      pathSecret: traits.hasPath ? secret(traits.pathSecretOf ?? label, "path_secret") : nil,
      pskSecret: traits.hasPSK
        ? secret(label, "psk_secret") : Patterns.zeros(cases.suite.nh),
      groupContext: cases.value("\(name)/\(label)", else: []) { () throws(PresentationError) in
        try context.encoded()
      },
      confirmedTranscriptHash: hash, confirmationTag: [])
  }

  /// The secrets of the epoch that a member's commit makes where the PPRF has this key, or an
  /// external one.
  private func secrets(
    after commit: ProcessCommits.Commit, prfKey: [UInt8], _ externalInitSecret: [UInt8]?
  ) -> KeySchedule.Output? {
    do throws(OperationError) {
      let entry = try cases.dialect.entry(commit, prfKey, externalInitSecret, cases.suite)
      return answer(KeySchedule.self, entry)
    } catch {
      cases.fail(name, error.message)
      return nil
    }
  }

  private func answer<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input
  ) -> Asked.Output? {
    guard let perform = cases.dialect.implementation[keyPath: Asked.function] else {
      cases.fail(name, "nobody knows \(Asked.name)")
      return nil
    }
    do throws(OperationError) {
      return try perform(OperationContext(cipherSuite: cases.suite), input).output
    } catch {
      cases.fail(name, error.message)
      return nil
    }
  }

  private func secret(_ label: String, _ field: String) -> [UInt8] {
    cases.secret("\(name)/\(label)/\(field)")
  }
}

/// An epoch of a scripted group, with what its children need.
struct ScriptedEpoch {
  /// GroupContext.epoch, which siblings share.
  let number: UInt64
  /// The identifier of the epoch, Nh bytes.
  var dmlsEpoch: [UInt8]
  /// The key of its PPRF, Nh bytes.
  var parentInitSecret: [UInt8]
}

/// A commit of a scripted group, with the epoch that it creates.
struct ScriptedCommit {
  /// dmls_epoch of the epoch in which it was sent.
  var parent: [UInt8]
  /// Nil for a member's commit.
  let externalInitSecret: [UInt8]?
  /// What a member learns from it.
  var commit: ProcessCommits.Commit
  /// joiner_secret of the epoch that it creates.
  var joinerSecret: [UInt8]
  /// The epoch that it creates.
  var epoch: ScriptedEpoch

  /// Its arrival at a member.
  var arrival: ProcessCommits.Event {
    if let externalInitSecret {
      .externalCommit(
        dmlsEpoch: parent, externalInitSecret: externalInitSecret, commit)
    } else {
      .commit(dmlsEpoch: parent, commit)
    }
  }

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
