import DMLS
import KeyDerivation

/// A group whose epochs a test makes without state, from the definitions alone.
struct FoundedGroup {
  struct Epoch {
    let secrets: EpochSecrets
    let joinerSecret: [UInt8]
    var id: [UInt8] { secrets.dmlsEpoch }
  }

  struct Sent {
    let parent: [UInt8]
    var commit: ReceivedCommit
    let epoch: Epoch

    /// The same commit with one bit of the tag the other way round.
    var spoiled: ReceivedCommit {
      var copy = commit
      copy.confirmationTag[0] ^= 1
      return copy
    }
  }

  let suite: CipherSuite
  let epochSecret: [UInt8]
  let first: Epoch

  init(_ suite: CipherSuite, epochSecret: [UInt8]? = nil) throws {
    self.suite = suite
    self.epochSecret = epochSecret ?? suite.counting(from: 0x40)
    first = Epoch(
      secrets: try EpochSecrets(by: suite, epochSecret: self.epochSecret),
      joinerSecret: [])
  }

  func member() throws(DMLSError) -> Member<CipherSuite> {
    try Member(by: suite, epochSecret: epochSecret)
  }

  /// A commit on an epoch, its values all from one number.
  func commit(
    _ number: UInt8, on parent: Epoch, hasPath: Bool = true, isExternal: Bool = false
  ) throws -> Sent {
    let external = suite.counting(from: number &+ 100)
    var commit = ReceivedCommit(
      origin: isExternal ? .external(initSecret: external) : .member,
      pathSecret: hasPath ? suite.counting(from: number) : nil, pskSecret: suite.repeating(0),
      groupContext: [0, 1, number], confirmedTranscriptHash: [2, number], confirmationTag: [])
    let initSecret =
      try isExternal
      ? external
      : suite.deriveFSSecret(
        secret: parent.secrets.parentInitSecret,
        input: suite.childSecretInput(
          label: "child_init", inputSecret: suite.commitConfirmation(pathSecret: commit.pathSecret),
          context: commit.groupContext))
    let entry = try EpochEntry(
      by: suite, initSecret: initSecret,
      commitSecret: suite.commitSecret(pathSecret: commit.pathSecret),
      pskSecret: commit.pskSecret, groupContext: commit.groupContext)
    let secrets = try EpochSecrets(by: suite, epochSecret: entry.epochSecret)
    commit.confirmationTag = HMAC.authenticationCode(
      suite.hash, key: secrets.confirmationKey, message: commit.confirmedTranscriptHash)
    return Sent(
      parent: parent.id, commit: commit,
      epoch: Epoch(secrets: secrets, joinerSecret: entry.joinerSecret))
  }
}

extension Member {
  /// Why a commit was refused, or nil where it was processed.
  mutating func refusal(_ commit: ReceivedCommit, sentIn epoch: [UInt8]) -> DMLSError? {
    do throws(DMLSError) {
      _ = try process(commit, sentIn: epoch)
      return nil
    } catch {
      return error
    }
  }

  /// Why a commit was refused, or nil where it was processed.
  mutating func refusal(_ sent: FoundedGroup.Sent) -> DMLSError? {
    refusal(sent.commit, sentIn: sent.parent)
  }
}

extension [[UInt8]] {
  /// The order in which a member lists epochs.
  var ordered: [[UInt8]] { sorted { $0.lexicographicallyPrecedes($1) } }
}
