package import KeyDerivation

/// A member of a group that forks: the epochs that it knows, and the states that it holds of them.
///
/// It processes commits in any order that has parents before children, and buffers nothing. Which
/// epochs to follow and which states to delete is for others to say: see `EpochGraph`.
package struct Member: ~Copyable {
  /// An epoch's dmls_epoch, Nh bytes.
  package typealias EpochID = [UInt8]
  /// The confirmation_tag of a commit, Nh bytes.
  package typealias ConfirmationTag = [UInt8]

  /// The cipher suite of the group.
  package let cipherSuite: CipherSuite
  /// The epochs that were ever held, with the tags of the commits between them.
  package internal(set) var graph: EpochGraph<EpochID, ConfirmationTag>
  var states: [EpochID: HeldEpoch]

  /// The founder of a group, in its first epoch (R12).
  /// - Throws: `DMLSError.wrongLength` where `epochSecret` is not Nh bytes.
  package init(cipherSuite: CipherSuite, epochSecret: [UInt8]) throws(DMLSError) {
    let secrets = try EpochSecrets(cipherSuite: cipherSuite, epochSecret: epochSecret)
    let state = try HeldEpoch(secrets, cipherSuite)
    self.cipherSuite = cipherSuite
    graph = EpochGraph(root: secrets.dmlsEpoch)
    states = [secrets.dmlsEpoch: state]
  }

  /// Someone who joins in an epoch and knows that one alone, neither its parent nor its siblings
  /// (R13).
  /// - Throws: `DMLSError.wrongLength` where a secret is not Nh bytes.
  package init(
    cipherSuite: CipherSuite, joinerSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8]
  ) throws(DMLSError) {
    let entry = try EpochEntry(
      cipherSuite: cipherSuite, joinerSecret: joinerSecret, pskSecret: pskSecret,
      groupContext: groupContext)
    let secrets = try EpochSecrets(cipherSuite: cipherSuite, epochSecret: entry.epochSecret)
    let state = try HeldEpoch(secrets, cipherSuite)
    self.cipherSuite = cipherSuite
    graph = EpochGraph(root: secrets.dmlsEpoch)
    states = [secrets.dmlsEpoch: state]
  }

  /// The epochs whose states are held, sorted as unsigned bytes.
  package var heldEpochs: [EpochID] {
    states.keys.sorted { $0.lexicographicallyPrecedes($1) }
  }

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

  /// The state of an epoch.
  /// - Throws: `DMLSError.unknownEpoch` where the epoch is not held.
  func state(of epoch: EpochID) throws(DMLSError) -> HeldEpoch {
    guard let state = states[epoch] else { throw .unknownEpoch }
    return state
  }
}
