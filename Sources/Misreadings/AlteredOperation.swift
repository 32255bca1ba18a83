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
}

extension Set<AlteredOperation> {
  /// Everything that derives a secret.
  static let derivations = Set(AlteredOperation.allCases).subtracting(messages)
  /// DeriveSecret and what is built on it.
  static let deriveSecret = derivations.subtracting([.expandWithLabel, .treeNode])
  /// The step from node to node, and what walks a tree.
  static let treeNodes = trees.union([.treeNode])
  /// What walks a tree, and so takes time.
  package static var walkingTrees: Set<AlteredOperation> { trees }
  /// What walks a tree.
  static let trees = states.union([.pprfEvaluate])
  /// What keeps the state of a tree.
  static let states: Set = [AlteredOperation.pprfPuncture, .deriveChildSecret]
  /// The wrapper.
  static let messages: Set = [AlteredOperation.dmlsMessageEncode, .dmlsMessageDecode]
}
