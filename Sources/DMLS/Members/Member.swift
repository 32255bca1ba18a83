import KeyDerivation

/// A member of a group that forks: the states that it holds of the group's epochs.
///
/// It processes commits in any order that has parents before children, and buffers nothing. Which
/// epochs to follow and which states to delete is for others to say: see `EpochGraph`.
package struct Member<Rules: Formulas>: ~Copyable {
  /// An epoch's dmls_epoch, Nh bytes.
  package typealias EpochID = [UInt8]

  /// What is held of an epoch.
  struct HeldEpoch {
    /// The PPRF keyed with parent_init_secret.
    let prf: Rules.PRF
    /// The serialized GroupContext; nil for a founder's epoch, whose context no secret needs.
    let groupContext: [UInt8]?
  }

  /// The formulas by which it comes from epoch to epoch.
  package let formulas: Rules
  var states: [EpochID: HeldEpoch] = [:]

  /// A member that holds nothing yet.
  init(holdingNothing formulas: Rules) {
    self.formulas = formulas
  }

  /// The founder of a group, in its first epoch (R12).
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package init(by formulas: Rules, epochSecret: [UInt8]) throws(DMLSError) {
    self.init(holdingNothing: formulas)
    try hold(EpochSecrets(by: formulas, epochSecret: epochSecret), groupContext: nil)
  }

  /// Someone who joins in an epoch and knows that one alone, neither its parent nor its siblings
  /// (R13).
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    by formulas: Rules, joinerSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) {
    self.init(holdingNothing: formulas)
    let entry = try EpochEntry(
      by: formulas, joinerSecret: joinerSecret, pskSecret: pskSecret, groupContext: groupContext)
    try hold(EpochSecrets(by: formulas, entry), groupContext: groupContext)
  }

  /// The epochs whose states are held, sorted as unsigned bytes.
  package var heldEpochs: [EpochID] {
    states.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The PPRF of an epoch.
  /// - Throws: `DMLSError.unknownEpoch` where the epoch is not held.
  package func prf(of epoch: EpochID) throws(DMLSError) -> Rules.PRF { try state(of: epoch).prf }

  /// Every node secret that the PPRF of an epoch holds, from the left of the tree to the right.
  /// - Throws: `DMLSError.unknownEpoch` where the epoch is not held.
  package func retainedNodes(of epoch: EpochID) throws(DMLSError) -> [RetainedNode] {
    try state(of: epoch).prf.retainedNodes
  }

  /// Gives up the state of an epoch, whose secrets are wiped; its children stay as they are.
  /// - Throws: `DMLSError.unknownEpoch` where the epoch is not held.
  package mutating func delete(_ epoch: EpochID) throws(DMLSError) {
    guard states.removeValue(forKey: epoch) != nil else { throw .unknownEpoch }
  }

  /// Processes a commit that was sent in `epoch`, and holds the epoch that it creates.
  ///
  /// The PPRF of `epoch` is punctured once and only after the confirmation tag verified (R9); an
  /// external commit neither uses nor punctures it (R10). A refused commit changes nothing.
  /// - Throws: in this order `DMLSError.unknownEpoch` where `epoch` is not held, `.duplicate` where
  ///   the commit was processed before (R20), `.wrongConfirmationTag`; `.wrongLength` where a secret
  ///   is not Nh bytes.
  /// - Returns: The secrets of the new epoch.
  package mutating func process(
    _ commit: ReceivedCommit, sentIn epoch: EpochID
  ) throws(DMLSError) -> EpochSecrets {
    let state = try state(of: epoch)
    let secrets: EpochSecrets
    do throws(DMLSError) {
      secrets = try state.prf.puncturing { () throws(DMLSError) in
        try verified(commit, in: state)
      }
    } catch .punctured {
      throw .duplicate
    }
    try hold(secrets, groupContext: commit.groupContext)
    return secrets
  }

  /// The secrets of the epoch that a commit creates, once its tag has verified.
  private func verified(
    _ commit: ReceivedCommit, in parent: HeldEpoch
  ) throws(DMLSError) -> EpochSecrets {
    let initSecret = try formulas.initSecret(
      of: commit, parent.prf, parentGroupContext: parent.groupContext)
    let secrets = try EpochSecrets(
      by: formulas, formulas.entry(after: commit, initSecret: initSecret))
    if commit.origin != .member, states[secrets.dmlsEpoch] != nil { throw .duplicate }
    let tag = formulas.confirmationTag(
      confirmationKey: secrets.confirmationKey,
      confirmedTranscriptHash: commit.confirmedTranscriptHash, groupContext: commit.groupContext)
    guard formulas.verifies(confirmationTag: commit.confirmationTag, expected: tag) else {
      throw .wrongConfirmationTag
    }
    return secrets
  }

  private mutating func hold(
    _ secrets: EpochSecrets, groupContext: [UInt8]?
  ) throws(DMLSError) {
    states[secrets.dmlsEpoch] = HeldEpoch(
      prf: try formulas.puncturablePRF(key: secrets.parentInitSecret), groupContext: groupContext)
  }

  /// The state of an epoch.
  /// - Throws: `DMLSError.unknownEpoch` where the epoch is not held.
  func state(of epoch: EpochID) throws(DMLSError) -> HeldEpoch {
    guard let state = states[epoch] else { throw .unknownEpoch }
    return state
  }
}

/// A commit as the key schedule sees it, once a member has decrypted it and checked its signature.
public struct ReceivedCommit: Equatable, Sendable {
  /// Where init_secret comes from.
  public enum Origin: Equatable, Sendable {
    /// A member: from the PPRF of the epoch in which the commit was sent.
    case member
    /// Someone outside: the Nh bytes of RFC 9420 section 8.3, as they are (R10).
    case external(initSecret: [UInt8])
  }

  /// Who sent the commit.
  public var origin: Origin
  /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path.
  public var pathSecret: [UInt8]?
  /// psk_secret of the commit's PreSharedKey proposals, Nh bytes.
  public var pskSecret: [UInt8]
  /// The serialized GroupContext of the epoch that the commit creates.
  public var groupContext: [UInt8]
  /// confirmed_transcript_hash of that GroupContext.
  public var confirmedTranscriptHash: [UInt8]
  /// confirmation_tag of the commit, Nh bytes in a good one.
  public var confirmationTag: [UInt8]

  /// A commit.
  public init(
    origin: Origin = .member, pathSecret: [UInt8]?, pskSecret: [UInt8], groupContext: [UInt8],
    confirmedTranscriptHash: [UInt8], confirmationTag: [UInt8]
  ) {
    self.origin = origin
    self.pathSecret = pathSecret
    self.pskSecret = pskSecret
    self.groupContext = groupContext
    self.confirmedTranscriptHash = confirmedTranscriptHash
    self.confirmationTag = confirmationTag
  }
}
