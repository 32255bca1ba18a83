package import Operations
package import VectorFiles

/// Every misreading, the layers below first.
package enum MisreadingCatalogue {
  /// All misreadings.
  package static let all: [Misreading] =
    misreadings(
      labels, texts, writers, keyDerivation, treeNodes, epochs, confirmations, children,
      leafIndices, trees, lengths, states, exports, headers, messages, lenientDecoding, schedules,
      receivedCommits, tagChecks, members, forkChoices, tagOrders)
    + clients + federations + deletions

  private static func misreadings(_ tables: Rows...) -> [Misreading] {
    tables.joined().map { id, row in row(id) }
  }

  /// The misreading of this name.
  /// - Throws: `UnknownName`, naming those that are like it.
  package static func find(_ id: String) throws(UnknownName) -> Misreading {
    guard let misreading = named(id) else {
      let topic = id.split(separator: "-").first.map(String.init) ?? ""
      let alike = all.map(\.id).filter { $0.hasPrefix("\(topic)-") }
      throw UnknownName(
        name: id, kind: "misreading", known: alike.isEmpty ? all.map(\.id) : alike)
    }
    return misreading
  }

  /// The misreading of this name, or nil.
  package static func named(_ id: String) -> Misreading? { all.first { $0.id == id } }
}

/// Where a mistake shows.
extension OperationSet {
  /// Everything that derives a secret.
  static let derivations = all.subtracting(messages)
    .subtracting([ForkChoice.self, ClientState.self, FederationTrace.self, DeletableEpochs.self])
  /// The key schedule and all that goes through it.
  static let schedules = commits.union([KeySchedule.self])
  /// What makes epochs of commits.
  static let commits: OperationSet = [EpochTree.self, ProcessCommits.self]
  /// Where dmls_epoch is seen.
  static let identifiers = schedules.union([DMLSEpoch.self])
  /// Where commit_confirmation is seen.
  static let confirmations = commits.union([CommitConfirmation.self])
  /// Where child secrets are seen.
  static let children = commits.union([DeriveChildSecret.self])
  /// Where contexts are as long as a GroupContext.
  static let contexts = children.union([ExpandWithLabel.self, KeySchedule.self])
  /// DeriveSecret and what is built on it.
  static let deriveSecret = derivations.subtracting([ExpandWithLabel.self, TreeNode.self])
  /// The step from node to node, and what walks a tree.
  static let treeNodes = trees.union([TreeNode.self])
  /// What walks a tree, and so takes time.
  package static let trees = children.union([PPRFEvaluate.self, PPRFPuncture.self])
  /// What keeps the state of a tree.
  static let states: OperationSet = [PPRFPuncture.self, DeriveChildSecret.self]
  /// The wrapper.
  static let messages: OperationSet = [DMLSMessageEncode.self, DMLSMessageDecode.self]
}
