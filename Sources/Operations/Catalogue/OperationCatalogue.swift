/// Every operation, in the order of the protocol page.
package enum OperationCatalogue {
  /// All operations.
  package static let all: [any CataloguedOperation.Type] = [
    ExpandWithLabel.self,
    DeriveSecret.self,
    TreeNode.self,
    DMLSEpoch.self,
    CommitConfirmation.self,
    PPRFEvaluate.self,
    PPRFPuncture.self,
    DeriveChildSecret.self,
    DMLSMessageEncode.self,
    DMLSMessageDecode.self,
    KeySchedule.self,
    EpochTree.self,
    ProcessCommits.self,
    ForkChoice.self,
    ClientState.self,
    FederationTrace.self,
    DeletableEpochs.self,
  ]

  /// The operation of this name, or nil.
  package static func named(_ name: String) -> (any CataloguedOperation.Type)? {
    all.first { $0.name == name }
  }
}
