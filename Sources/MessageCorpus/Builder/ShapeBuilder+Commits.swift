import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// The path of a Commit; one node for each resolution, of which the size is given.
  func updatePath(resolutions: [Int]) -> UpdatePath {
    UpdatePath(
      leafNode: within("leaf_node").leafNode(within("leaf_node").fromCommit),
      nodes: resolutions.enumerated().map { index, size in
        let node = within("nodes/\(index)")
        return UpdatePathNode(
          encryptionKey: node.hpkePublicKey("encryption_key"),
          encryptedPathSecret: (0..<size).map {
            node.within("encrypted_path_secret/\($0)").hpkeCiphertext(plaintext: suite.hash)
          }
        )
      }
    )
  }

  /// References to `count` proposals.
  func references(_ count: Int) -> [ProposalOrRef] {
    (0..<count).map { .reference(hash("reference/\($0)")) }
  }

  /// Every proposal type by value, the pre-shared keys of either kind.
  func everyProposal() throws(PresentationError) -> [ProposalOrRef] {
    let gce = within("group_context_extensions")
    return [
      .proposal(within("add").add()),
      .proposal(within("update").update()),
      .proposal(within("remove").remove()),
      .proposal(within("psk/external").psk(within("psk/external").externalPSK)),
      .proposal(within("psk/resumption").psk(resumptionPSK(.application))),
      .proposal(within("reinit").reInit([])),
      .proposal(within("external_init").externalInit()),
      .proposal(gce.groupContextExtensions([try gce.requiredCapabilities()])),
    ]
  }
}
