package import TLSPresentation

/// A client as it appears in a group, or as a KeyPackage offers it to one.
///
/// RFC 9420, section 7.2:
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
package struct LeafNode: Equatable, Sendable {
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

  /// Assembles a LeafNode from its fields, in wire order.
  package init(
    encryptionKey: HPKEPublicKey,
    signatureKey: SignaturePublicKey,
    credential: Credential,
    capabilities: Capabilities,
    source: Source,
    extensions: [Extension],
    signature: [UInt8]
  ) {
    self.encryptionKey = encryptionKey
    self.signatureKey = signatureKey
    self.credential = credential
    self.capabilities = capabilities
    self.source = source
    self.extensions = extensions
    self.signature = signature
  }
}

extension LeafNode: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    signatureKey = try reader.opaque()
    credential = try Credential(from: &reader)
    capabilities = try Capabilities(from: &reader)
    source = try Source(from: &reader)
    extensions = try reader.vector()
    signature = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.opaque(signatureKey)
    try credential.encode(to: &writer)
    try capabilities.encode(to: &writer)
    try source.encode(to: &writer)
    try writer.vector(extensions)
    try writer.opaque(signature)
  }
}
