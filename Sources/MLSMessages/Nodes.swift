package import TLSPresentation

/// A non-blank node of the ratchet tree (RFC 9420, section 12.4.3.3).
///
///     struct {
///         NodeType node_type;
///         select (Node.node_type) {
///             case leaf:   LeafNode leaf_node;
///             case parent: ParentNode parent_node;
///         };
///     } Node;
///
/// Indirect so that a place in a tree costs one word: a blank is one byte of input.
package indirect enum Node: TLSCodable, Equatable, Sendable {
  /// A leaf, at an even index of the tree.
  case leaf(LeafNode)
  /// A parent, at an odd index of the tree.
  case parent(ParentNode)

  package init(from reader: inout Reader) throws(PresentationError) {
    switch try NodeType(from: &reader) {
    case .leaf: self = .leaf(try LeafNode(from: &reader))
    case .parent: self = .parent(try ParentNode(from: &reader))
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    switch self {
    case .leaf(let leafNode):
      try NodeType.leaf.encode(to: &writer)
      try leafNode.encode(to: &writer)
    case .parent(let parentNode):
      try NodeType.parent.encode(to: &writer)
      try parentNode.encode(to: &writer)
    }
  }
}

/// Which kind of node stands at a place of the tree (RFC 9420, section 7.8).
///
///     enum {
///         reserved(0),
///         leaf(1),
///         parent(2),
///         (255)
///     } NodeType;
package enum NodeType: UInt8, CaseIterable, TLSEnumeration {
  case leaf = 1
  case parent = 2
}

/// A non-blank node above the leaves (RFC 9420, section 7.1).
///
///     struct {
///         HPKEPublicKey encryption_key;
///         opaque parent_hash<V>;
///         uint32 unmerged_leaves<V>;
///     } ParentNode;
package struct ParentNode: TLSCodable, Equatable, Sendable {
  /// The key whose private half the members below share.
  package var encryptionKey: HPKEPublicKey
  /// The hash of the parent of this node.
  package var parentHash: [UInt8]
  /// The leaves below that do not know the private key; their order is not checked.
  package var unmergedLeaves: [UInt32]

  package init(encryptionKey: HPKEPublicKey, parentHash: [UInt8], unmergedLeaves: [UInt32]) {
    self.encryptionKey = encryptionKey
    self.parentHash = parentHash
    self.unmergedLeaves = unmergedLeaves
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    parentHash = try reader.opaque()
    unmergedLeaves = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.opaque(parentHash)
    try writer.vector(unmergedLeaves)
  }
}

/// A client as it appears in a group, or as a KeyPackage offers it to one (RFC 9420, section 7.2).
///
///     struct {
///         HPKEPublicKey encryption_key;
///         SignaturePublicKey signature_key;
///         Credential credential;
///         Capabilities capabilities;
///
///         LeafNodeSource leaf_node_source;
///         select (LeafNode.leaf_node_source) {
///             case key_package:
///                 Lifetime lifetime;
///
///             case update:
///                 struct{};
///
///             case commit:
///                 opaque parent_hash<V>;
///         };
///
///         Extension extensions<V>;
///         /* SignWithLabel(., "LeafNodeTBS", LeafNodeTBS) */
///         opaque signature<V>;
///     } LeafNode;
package struct LeafNode: TLSCodable, Equatable, Sendable {
  /// The key to which path secrets are encrypted.
  package var encryptionKey: HPKEPublicKey
  /// The key that verifies what the client signs.
  package var signatureKey: SignaturePublicKey
  /// The identity behind the signature key.
  package var credential: Credential
  /// What the client supports.
  package var capabilities: Capabilities
  /// The source of the leaf with what it selects.
  package var source: Source
  /// Further information about the client.
  package var extensions: [Extension]
  /// The signature over LeafNodeTBS, which has these fields and the place in the group.
  package var signature: [UInt8]

  package init(
    encryptionKey: HPKEPublicKey, signatureKey: SignaturePublicKey, credential: Credential,
    capabilities: Capabilities, source: Source, extensions: [Extension], signature: [UInt8]
  ) {
    self.encryptionKey = encryptionKey
    self.signatureKey = signatureKey
    self.credential = credential
    self.capabilities = capabilities
    self.source = source
    self.extensions = extensions
    self.signature = signature
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    signatureKey = try reader.opaque()
    credential = try Credential(from: &reader)
    capabilities = try Capabilities(from: &reader)
    source = try Source(from: &reader)
    extensions = try reader.vector()
    signature = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.opaque(signatureKey)
    try credential.encode(to: &writer)
    try capabilities.encode(to: &writer)
    try source.encode(to: &writer)
    try writer.vector(extensions)
    try writer.opaque(signature)
  }

  /// The `leaf_node_source` of a LeafNode, one a case, together with the field that it selects.
  package enum Source: TLSCodable, Equatable, Sendable {
    case keyPackage(lifetime: Lifetime)
    case update
    case commit(parentHash: [UInt8])

    package init(from reader: inout Reader) throws(PresentationError) {
      switch try LeafNodeSource(from: &reader) {
      case .keyPackage: self = .keyPackage(lifetime: try Lifetime(from: &reader))
      case .update: self = .update
      case .commit: self = .commit(parentHash: try reader.opaque())
      }
    }

    package func encode(to writer: inout Writer) throws(PresentationError) {
      switch self {
      case .keyPackage(let lifetime):
        try LeafNodeSource.keyPackage.encode(to: &writer)
        try lifetime.encode(to: &writer)
      case .update: try LeafNodeSource.update.encode(to: &writer)
      case .commit(let parentHash):
        try LeafNodeSource.commit.encode(to: &writer)
        try writer.opaque(parentHash)
      }
    }
  }
}

/// How a leaf came into the tree (RFC 9420, section 7.2).
///
///     enum {
///         reserved(0),
///         key_package(1),
///         update(2),
///         commit(3),
///         (255)
///     } LeafNodeSource;
package enum LeafNodeSource: UInt8, CaseIterable, TLSEnumeration {
  case keyPackage = 1
  case update = 2
  case commit = 3
}

/// The times between which a leaf from a KeyPackage is valid (RFC 9420, section 7.2).
///
///     struct {
///         uint64 not_before;
///         uint64 not_after;
///     } Lifetime;
package struct Lifetime: TLSCodable, Equatable, Sendable {
  /// The first valid second, counted from the Unix epoch.
  package var notBefore: UInt64
  /// The last valid second, counted from the Unix epoch.
  package var notAfter: UInt64

  package init(notBefore: UInt64, notAfter: UInt64) {
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    notBefore = try reader.uint64()
    notAfter = try reader.uint64()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    writer.uint64(notBefore)
    writer.uint64(notAfter)
  }
}
