import KeyDerivation
import MLSMessages
import TLSPresentation

/// Leaves, parents, and the trees that they stand in.
extension ShapeBuilder {
  func basicCredential() -> Credential { .basic(identity: bytes("identity", 18)) }

  /// A certificate chain; the certificates have sizes that certificates have.
  func x509Credential(certificates count: Int) -> Credential {
    .x509(
      certificates: list(Array(0..<count)).map { bytes("certificates/\($0)", 310 + 95 * $0) })
  }

  /// What a client of today supports, and with `grease` some of what no client does.
  private func capabilities(extensions: [ExtensionType], grease: Bool) -> Capabilities {
    func greased<Value: TLSEnumeration>(_ values: [Value], _ index: Int) -> [Value]
    where Value.RawValue == UInt16 {
      grease ? values + [GREASE.values[index]].compactMap(Value.init(rawValue:)) : values
    }
    return Capabilities(
      versions: list(greased([.mls10], 0)),
      cipherSuites: list(greased(CipherSuite.allCases.map { CipherSuiteCode($0) }, 1)),
      extensions: list(greased(extensions, 4)), proposals: list(greased([], 3)),
      credentials: list(greased([.basic, .x509], 5)))
  }

  /// A leaf; its capabilities list the types of its extensions.
  func leafNode(
    _ source: LeafNode.Source, credential: Credential? = nil, extensions: [Extension] = [],
    grease: Bool = false
  ) -> LeafNode {
    LeafNode(
      encryptionKey: hpkePublicKey("encryption_key"), signatureKey: signatureKey("signature_key"),
      credential: credential ?? basicCredential(),
      capabilities: capabilities(extensions: extensions.map(\.extensionType), grease: grease),
      source: source, extensions: extensions, signature: signature())
  }

  /// A leaf with the source of one from a Commit.
  func committedLeaf() -> LeafNode { leafNode(.commit(parentHash: hash("parent_hash"))) }

  /// The source of a leaf from a KeyPackage: three months from the start of 2026.
  var fromKeyPackage: LeafNode.Source {
    .keyPackage(
      lifetime: Lifetime(notBefore: number(1_767_225_600), notAfter: number(1_775_001_600)))
  }

  private func parentNode(unmergedLeaves: [UInt32] = []) -> ParentNode {
    ParentNode(
      encryptionKey: hpkePublicKey("encryption_key"), parentHash: hash("parent_hash"),
      unmergedLeaves: unmergedLeaves)
  }

  /// A tree of four members without a blank, and with every source of a leaf.
  func fullTree() -> [Node?] {
    [
      .leaf(within("node/0").committedLeaf()), .parent(within("node/1").parentNode()),
      .leaf(within("node/2").leafNode(.update)),
      .parent(within("node/3").parentNode(unmergedLeaves: [2, 3])),
      .leaf(within("node/4").leafNode(fromKeyPackage)),
      .parent(within("node/5").parentNode(unmergedLeaves: [3])),
      .leaf(within("node/6").leafNode(fromKeyPackage)),
    ]
  }

  /// A tree of two members at the ends of four leaves, blank in between.
  func sparseTree() -> [Node?] {
    [
      .leaf(within("node/0").committedLeaf()), nil, nil, .parent(within("node/3").parentNode()),
      nil, nil, .leaf(within("node/6").leafNode(fromKeyPackage)),
    ]
  }
}

/// Extensions of known types, and of types that nobody knows.
extension ShapeBuilder {
  /// A type that no registry has assigned, neither private nor GREASE.
  private static let unassignedType: UInt16 = 0x0123
  /// A type of the range for private use.
  private static let privateType: UInt16 = 0xF00D

  /// A GREASE extension with some data, and one without.
  func greaseExtensions() -> [Extension] {
    [uninterpreted(GREASE.values[2], bytes("grease", 23)), uninterpreted(GREASE.values[10], [])]
  }

  /// Extensions of an unassigned and of a private type.
  func unknownExtensions() -> [Extension] {
    [
      uninterpreted(Self.unassignedType, bytes("unassigned", 70)),
      uninterpreted(Self.privateType, bytes("private", 5)),
    ]
  }

  private func uninterpreted(_ type: UInt16, _ data: [UInt8]) -> Extension {
    Extension(extensionType: ExtensionType(rawValue: type), extensionData: data)
  }

  /// An extension of a known type with the encoding of its content.
  func holding(
    _ type: ExtensionType, _ content: some TLSEncodable
  ) throws(PresentationError) -> Extension {
    Extension(extensionType: type, extensionData: try content.encoded())
  }

  /// A `required_capabilities` with something in each list.
  func requiredCapabilities() throws(PresentationError) -> Extension {
    try holding(
      .requiredCapabilities,
      RequiredCapabilities(
        extensionTypes: [ExtensionType(rawValue: Self.privateType)],
        proposalTypes: [ProposalType(rawValue: Self.privateType)],
        credentialTypes: [.basic, .x509]))
  }

  /// An `external_senders` with a sender of either credential type.
  func externalSenders() throws(PresentationError) -> Extension {
    let (first, second) = (within("external_senders/0"), within("external_senders/1"))
    return try holding(
      .externalSenders,
      [
        ExternalSender(
          signatureKey: first.signatureKey("signature_key"), credential: first.basicCredential()),
        ExternalSender(
          signatureKey: second.signatureKey("signature_key"),
          credential: second.x509Credential(certificates: 1)),
      ])
  }

  func externalPub() throws(PresentationError) -> Extension {
    try holding(.externalPub, hpkePublicKey("external_pub"))
  }
}
