import MLSMessages
import TLSPresentation

extension ShapeBuilder {
  /// A basic credential.
  func basicCredential() -> Credential { .basic(identity: bytes("identity", 18)) }

  /// A certificate chain; the certificates have sizes that certificates have.
  func x509Credential(certificates count: Int) -> Credential {
    .x509(
      certificates: list(Array(0..<count)).map {
        Certificate(certData: bytes("certificates/\($0)", 310 + 95 * $0))
      })
  }

  /// What a client of today supports, and with `grease` some of what no client does.
  func capabilities(
    extensions: [ExtensionType] = [],
    grease: Bool = false
  ) -> Capabilities {
    func greased<Value: TLSEnumeration>(_ values: [Value], _ index: Int) -> [Value]
    where Value.RawValue == UInt16 {
      grease ? values + [GREASE.values[index]].compactMap(Value.init(rawValue:)) : values
    }
    return Capabilities(
      versions: list(greased([.mls10], 0)),
      cipherSuites: list(greased(SuiteSizes.all.map(\.cipherSuite), 1)),
      extensions: list(greased(extensions, 4)),
      proposals: list(greased([], 3)),
      credentials: list(greased([.basic, .x509], 5))
    )
  }

  /// A leaf; its capabilities list the types of its extensions.
  func leafNode(
    _ source: LeafNode.Source,
    credential: Credential? = nil,
    extensions: [Extension] = [],
    grease: Bool = false
  ) -> LeafNode {
    LeafNode(
      encryptionKey: hpkePublicKey("encryption_key"),
      signatureKey: signatureKey("signature_key"),
      credential: credential ?? basicCredential(),
      capabilities: capabilities(extensions: extensions.map(\.extensionType), grease: grease),
      source: source,
      extensions: extensions,
      signature: signature()
    )
  }

  /// The source of a leaf from a KeyPackage: three months from the start of 2026.
  var fromKeyPackage: LeafNode.Source {
    .keyPackage(
      lifetime: Lifetime(notBefore: number(1_767_225_600), notAfter: number(1_775_001_600)))
  }

  /// The source of a leaf from a Commit.
  var fromCommit: LeafNode.Source { .commit(parentHash: hash("parent_hash")) }

  /// A parent with the given unmerged leaves.
  func parentNode(unmergedLeaves: [UInt32] = []) -> ParentNode {
    ParentNode(
      encryptionKey: hpkePublicKey("encryption_key"),
      parentHash: hash("parent_hash"),
      unmergedLeaves: unmergedLeaves
    )
  }

  /// A tree of four members without a blank, and with every source of a leaf.
  func fullTree() -> RatchetTree {
    RatchetTree(ratchetTree: [
      .leaf(within("node/0").leafNode(within("node/0").fromCommit)),
      .parent(within("node/1").parentNode()),
      .leaf(within("node/2").leafNode(.update)),
      .parent(within("node/3").parentNode(unmergedLeaves: [2, 3])),
      .leaf(within("node/4").leafNode(fromKeyPackage)),
      .parent(within("node/5").parentNode(unmergedLeaves: [3])),
      .leaf(within("node/6").leafNode(fromKeyPackage)),
    ])
  }

  /// A tree of two members at the ends of four leaves, blank in between.
  func sparseTree() -> RatchetTree {
    RatchetTree(ratchetTree: [
      .leaf(within("node/0").leafNode(within("node/0").fromCommit)),
      nil,
      nil,
      .parent(within("node/3").parentNode()),
      nil,
      nil,
      .leaf(within("node/6").leafNode(fromKeyPackage)),
    ])
  }
}
