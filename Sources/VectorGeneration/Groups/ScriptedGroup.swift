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
    do throws(DMLSError) {
      let secrets = try EpochSecrets(cipherSuite: suite, epochSecret: epochSecret)
      first = ScriptedEpoch(
        number: 0, dmlsEpoch: secrets.dmlsEpoch, parentInitSecret: secrets.parentInitSecret)
    } catch {
      throw GenerationError(id: builder.id(name, suite), reason: "\(error)")
    }
  }

  /// The founder's start.
  var founded: ProcessCommits.Start { .founded(epochSecret: epochSecret) }

  /// A commit that was sent in an epoch.
  func commit(
    _ label: String, on parent: ScriptedEpoch, _ traits: Traits = Traits()
  ) throws(GenerationError) -> ScriptedCommit {
    let number = parent.number + 1
    let values = try values(label, number: number, traits)
    let externalInitSecret = traits.isExternal ? secret(label, "external_init_secret") : nil
    do throws(DMLSError) {
      let initSecret =
        if let externalInitSecret { externalInitSecret } else {
          try childSecret(values, prfKey: parent.parentInitSecret)
        }
      let entry = try entry(of: values, initSecret: initSecret)
      let secrets = try EpochSecrets(cipherSuite: suite, epochSecret: entry.epochSecret)
      var commit = values
      commit.confirmationTag = tag(of: values, secrets)
      return ScriptedCommit(
        parent: parent.dmlsEpoch, externalInitSecret: externalInitSecret, commit: commit,
        joinerSecret: entry.joinerSecret,
        epoch: ScriptedEpoch(
          number: number, dmlsEpoch: secrets.dmlsEpoch,
          parentInitSecret: secrets.parentInitSecret))
    } catch {
      throw GenerationError(id: builder.id("\(name)/\(label)", suite), reason: "\(error)")
    }
  }

  /// The tag that a commit would have if the init_secret came from a PPRF with this key.
  func tag(
    of commit: ProcessCommits.Commit, asChildOf prfKey: [UInt8]
  ) throws(GenerationError) -> [UInt8] {
    do throws(DMLSError) {
      let entry = try entry(of: commit, initSecret: childSecret(commit, prfKey: prfKey))
      return tag(
        of: commit, try EpochSecrets(cipherSuite: suite, epochSecret: entry.epochSecret))
    } catch {
      throw GenerationError(id: builder.id(name, suite), reason: "\(error)")
    }
  }

  private func entry(
    of commit: ProcessCommits.Commit, initSecret: [UInt8]
  ) throws(DMLSError) -> EpochEntry {
    try EpochEntry(
      cipherSuite: suite, initSecret: initSecret,
      commitSecret: suite.commitSecret(pathSecret: commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
  }

  private func tag(of commit: ProcessCommits.Commit, _ secrets: EpochSecrets) -> [UInt8] {
    suite.confirmationTag(
      confirmationKey: secrets.confirmationKey,
      confirmedTranscriptHash: commit.confirmedTranscriptHash)
  }

  /// What a commit holds beside its tag, with a real GroupContext.
  func values(
    _ label: String, number: UInt64, _ traits: Traits = Traits()
  ) throws(GenerationError) -> ProcessCommits.Commit {
    let hash = secret(label, "confirmed_transcript_hash")
    let context = GroupContext(
      version: .mls10, cipherSuite: CipherSuiteCode(rawValue: suite.rawValue),
      groupID: builder.bytes("\(name)/group_id", suite, count: 16), epoch: number,
      treeHash: secret(label, "tree_hash"), confirmedTranscriptHash: hash,
      extensions: traits.hasExtension
        ? [Extension(extensionType: .requiredCapabilities, extensionData: [0, 0, 0])] : [])
    let path = traits.hasPath ? secret(traits.pathSecretOf ?? label, "path_secret") : nil
    do throws(PresentationError) {
      return ProcessCommits.Commit(
        pathSecret: path,
        pskSecret: traits.hasPSK ? secret(label, "psk_secret") : Patterns.zeros(suite.nh),
        groupContext: try context.encoded(), confirmedTranscriptHash: hash, confirmationTag: [])
    } catch {
      throw GenerationError(id: builder.id("\(name)/\(label)", suite), reason: "\(error)")
    }
  }

  private func childSecret(
    _ values: ProcessCommits.Commit, prfKey: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    var prf = try PuncturablePRF(cipherSuite: suite, secret: prfKey)
    return try prf.evaluate(
      suite.childSecretInput(
        label: DMLSLabel.childInit,
        inputSecret: suite.commitConfirmation(pathSecret: values.pathSecret),
        context: values.groupContext))
  }

  private func secret(_ label: String, _ field: String) -> [UInt8] {
    builder.secret("\(name)/\(label)/\(field)", suite)
  }
}
