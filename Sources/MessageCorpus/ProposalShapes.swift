import KeyDerivation
import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// A KeyPackage; `credential` and the extensions of the leaf are those of its leaf.
  func keyPackage(
    credential: Credential? = nil,
    extensions: [Extension] = [],
    leafExtensions: [Extension] = [],
    grease: Bool = false
  ) -> KeyPackage {
    KeyPackage(
      version: .mls10,
      cipherSuite: CipherSuiteCode(suite.cipherSuite),
      initKey: hpkePublicKey("init_key"),
      leafNode: within("leaf_node").leafNode(
        fromKeyPackage,
        credential: credential,
        extensions: leafExtensions,
        grease: grease
      ),
      extensions: extensions,
      signature: signature()
    )
  }

  /// An Add of a client with a basic credential.
  func add() -> Proposal { .add(keyPackage: within("key_package").keyPackage()) }

  /// An Update.
  func update() -> Proposal { .update(leafNode: within("leaf_node").leafNode(.update)) }

  /// A Remove.
  func remove() -> Proposal { .remove(removed: number(3)) }

  /// A PreSharedKey of either type.
  func psk(_ psk: PreSharedKeyID.PSK) -> Proposal { .psk(pskID(psk)) }

  /// A PreSharedKeyID with its nonce.
  func pskID(_ psk: PreSharedKeyID.PSK) -> PreSharedKeyID {
    PreSharedKeyID(psk: psk, pskNonce: hash("psk_nonce"))
  }

  /// A key that the application provides.
  var externalPSK: PreSharedKeyID.PSK { .external(pskID: bytes("psk_id", 12)) }

  /// A key of the previous epoch.
  func resumptionPSK(_ usage: ResumptionPSKUsage) -> PreSharedKeyID.PSK {
    .resumption(usage: usage, pskGroupID: groupID, pskEpoch: number(Self.usualEpoch - 1))
  }

  /// A ReInit.
  func reInit(_ extensions: [Extension]) -> Proposal {
    .reinit(
      ReInit(
        groupID: bytes("group_id", 16),
        version: .mls10,
        cipherSuite: CipherSuiteCode(suite.cipherSuite),
        extensions: extensions
      ))
  }

  /// An ExternalInit.
  func externalInit() -> Proposal {
    .externalInit(kemOutput: bytes("kem_output", suite.kemOutput))
  }

  /// A GroupContextExtensions.
  func groupContextExtensions(_ extensions: [Extension]) -> Proposal {
    .groupContextExtensions(extensions: extensions)
  }
}

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
