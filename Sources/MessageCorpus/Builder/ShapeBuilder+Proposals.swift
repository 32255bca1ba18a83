import MLSMessages

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
      cipherSuite: suite.cipherSuite,
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
  func add() -> Proposal { .add(Add(keyPackage: within("key_package").keyPackage())) }

  /// An Update.
  func update() -> Proposal {
    .update(Update(leafNode: within("leaf_node").leafNode(.update)))
  }

  /// A Remove.
  func remove() -> Proposal { .remove(Remove(removed: number(3))) }

  /// A PreSharedKey of either type.
  func psk(_ psk: PreSharedKeyID.PSK) -> Proposal { .psk(PreSharedKey(psk: pskID(psk))) }

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
        cipherSuite: suite.cipherSuite,
        extensions: extensions
      ))
  }

  /// An ExternalInit.
  func externalInit() -> Proposal {
    .externalInit(ExternalInit(kemOutput: bytes("kem_output", suite.kemOutput)))
  }

  /// A GroupContextExtensions.
  func groupContextExtensions(_ extensions: [Extension]) -> Proposal {
    .groupContextExtensions(GroupContextExtensions(extensions: extensions))
  }
}
