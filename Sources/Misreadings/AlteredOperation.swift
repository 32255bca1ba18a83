/// An operation that a misreading can alter, named as in the harness protocol.
package enum AlteredOperation: String, CaseIterable, Sendable {
  case expandWithLabel = "expand_with_label"
  case deriveSecret = "derive_secret"
  case treeNode = "tree_node"
  case dmlsEpoch = "dmls_epoch"
  case commitConfirmation = "commit_confirmation"
  case pprfEvaluate = "pprf_evaluate"
  case pprfPuncture = "pprf_puncture"
  case deriveChildSecret = "derive_child_secret"
  case dmlsMessageEncode = "dmls_message_encode"
  case dmlsMessageDecode = "dmls_message_decode"
  case keySchedule = "key_schedule"
  case epochTree = "epoch_tree"
  case processCommits = "process_commits"
  case forkChoice = "fork_choice"
  case clientState = "client_state"
  case federation
  case deletableEpochs = "deletable_epochs"
}

extension Set<AlteredOperation> {
  /// Everything that derives a secret.
  static let derivations = Set(AlteredOperation.allCases).subtracting(messages)
    .subtracting([.forkChoice, .clientState, .federation, .deletableEpochs])
  /// The key schedule and all that goes through it.
  static let schedules = commits.union([.keySchedule])
  /// What makes epochs of commits.
  static let commits: Set = [AlteredOperation.epochTree, .processCommits]
  /// Where dmls_epoch is seen.
  static let identifiers = schedules.union([.dmlsEpoch])
  /// Where commit_confirmation is seen.
  static let confirmations = commits.union([.commitConfirmation])
  /// Where child secrets are seen.
  static let children = commits.union([.deriveChildSecret])
  /// DeriveSecret and what is built on it.
  static let deriveSecret = derivations.subtracting([.expandWithLabel, .treeNode])
  /// The step from node to node, and what walks a tree.
  static let treeNodes = trees.union([.treeNode])
  /// What walks a tree, and so takes time.
  package static var walkingTrees: Set<AlteredOperation> { trees }
  /// What walks a tree.
  static let trees = children.union([.pprfEvaluate, .pprfPuncture])
  /// What keeps the state of a tree.
  static let states: Set = [AlteredOperation.pprfPuncture, .deriveChildSecret]
  /// The wrapper.
  static let messages: Set = [AlteredOperation.dmlsMessageEncode, .dmlsMessageDecode]
}
