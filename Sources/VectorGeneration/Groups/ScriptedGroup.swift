import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation

/// Makes the epochs and commits of a group, so that a script says what happens and not how.
///
/// Every value comes from the labelled stream under the group's and the commit's name.
struct ScriptedGroup {
  /// How a commit differs from an ordinary one, which has a path and no pre-shared key.
  struct Traits {
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

  let suite: CipherSuite
  let name: String
  let builder: CaseBuilder
  /// epoch_secret of the first epoch, Nh bytes.
  let epochSecret: [UInt8]
  /// The first epoch.
  let first: ScriptedEpoch

  /// A group in its first epoch.
  init(
    _ name: String, _ suite: CipherSuite, _ builder: CaseBuilder
  ) throws(GenerationError) {
    self.suite = suite
    self.name = name
    self.builder = builder
    epochSecret = builder.secret("\(name)/epoch_secret", suite)
    let group = try Self.asked(
      EpochTree.self, EpochTree.Input(epochSecret: epochSecret, commits: []), name, suite, builder)
    first = ScriptedEpoch(
      number: 0, dmlsEpoch: group.first.dmlsEpoch, parentInitSecret: group.first.parentInitSecret)
  }

  /// The founder's start.
  var founded: ProcessCommits.Start { .founded(epochSecret: epochSecret) }

  /// A commit that was sent in an epoch.
  func commit(
    _ label: String, on parent: ScriptedEpoch, _ traits: Traits = Traits()
  ) throws(GenerationError) -> ScriptedCommit {
    let number = parent.number + 1
    var commit = try values(label, number: number, traits)
    let externalInitSecret = traits.isExternal ? secret(label, "external_init_secret") : nil
    let secrets = try secrets(
      after: commit, prfKey: parent.parentInitSecret, externalInitSecret: externalInitSecret)
    commit.confirmationTag = secrets.confirmationTag
    return ScriptedCommit(
      parent: parent.dmlsEpoch, externalInitSecret: externalInitSecret, commit: commit,
      joinerSecret: secrets.joinerSecret,
      epoch: ScriptedEpoch(
        number: number, dmlsEpoch: secrets.dmlsEpoch, parentInitSecret: secrets.parentInitSecret))
  }

  /// The secrets of the epoch that a member's commit makes where the PPRF has this key, or an
  /// external one.
  func secrets(
    after commit: ProcessCommits.ProcessedCommit, prfKey: [UInt8],
    externalInitSecret: [UInt8]? = nil
  ) throws(GenerationError) -> KeySchedule.Output {
    let entry: KeySchedule.Input
    do throws(OperationError) {
      entry = try builder.dialect.entry(commit, prfKey, externalInitSecret, suite)
    } catch {
      throw GenerationError(id: builder.id(name, suite), reason: error.message)
    }
    return try Self.asked(KeySchedule.self, entry, name, suite, builder)
  }

  private static func asked<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input, _ name: String, _ suite: CipherSuite,
    _ builder: CaseBuilder
  ) throws(GenerationError) -> Asked.Output {
    guard let perform = builder.dialect.implementation[keyPath: Asked.function] else {
      throw GenerationError(id: builder.id(name, suite), reason: "nobody knows \(Asked.name)")
    }
    do throws(OperationError) {
      return try perform(OperationContext(cipherSuite: suite), input).output
    } catch {
      throw GenerationError(id: builder.id(name, suite), reason: error.message)
    }
  }

  /// What a commit holds beside its tag, with a real GroupContext.
  func values(
    _ label: String, number: UInt64, _ traits: Traits = Traits()
  ) throws(GenerationError) -> ProcessCommits.ProcessedCommit {
    let hash = secret(label, "confirmed_transcript_hash")
    let context = GroupContext(
      version: .mls10, cipherSuite: CipherSuiteCode(rawValue: suite.rawValue),
      groupID: builder.bytes("\(name)/group_id", suite, count: 16), epoch: number,
      treeHash: secret(label, "tree_hash"), confirmedTranscriptHash: hash,
      extensions: traits.hasExtension
        ? [Extension(extensionType: .requiredCapabilities, extensionData: [0, 0, 0])] : [])
    let path = traits.hasPath ? secret(traits.pathSecretOf ?? label, "path_secret") : nil
    do throws(PresentationError) {
      return ProcessCommits.ProcessedCommit(
        pathSecret: path,
        pskSecret: traits.hasPSK ? secret(label, "psk_secret") : Patterns.zeros(suite.nh),
        groupContext: try context.encoded(), confirmedTranscriptHash: hash, confirmationTag: [])
    } catch {
      throw GenerationError(id: builder.id("\(name)/\(label)", suite), reason: "\(error)")
    }
  }

  private func secret(_ label: String, _ field: String) -> [UInt8] {
    builder.secret("\(name)/\(label)/\(field)", suite)
  }
}
