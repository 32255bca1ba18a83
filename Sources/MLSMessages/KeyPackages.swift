package import KeyDerivation
package import TLSPresentation

/// What a client publishes so that others can add it to groups (RFC 9420, section 10).
///
///     struct {
///         ProtocolVersion version;
///         CipherSuite cipher_suite;
///         HPKEPublicKey init_key;
///         LeafNode leaf_node;
///         Extension extensions<V>;
///         /* SignWithLabel(., "KeyPackageTBS", KeyPackageTBS) */
///         opaque signature<V>;
///     } KeyPackage;
package struct KeyPackage: TLSCodable, Equatable, Sendable {
  /// The version to be used, which is mls10; another one is refused.
  package var version: ProtocolVersion
  /// The cipher suite to be used; any value is kept.
  package var cipherSuite: CipherSuiteCode
  /// The key to which a Welcome is encrypted.
  package var initKey: HPKEPublicKey
  /// The leaf to be added; its source should be `key_package`, which is not checked here.
  package var leafNode: LeafNode
  /// Further information about the client.
  package var extensions: [Extension]
  /// The signature over KeyPackageTBS, which is the fields above.
  package var signature: [UInt8]

  package init(
    version: ProtocolVersion, cipherSuite: CipherSuiteCode, initKey: HPKEPublicKey,
    leafNode: LeafNode, extensions: [Extension], signature: [UInt8]
  ) {
    self.version = version
    self.cipherSuite = cipherSuite
    self.initKey = initKey
    self.leafNode = leafNode
    self.extensions = extensions
    self.signature = signature
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    version = try reader.innerVersion()
    cipherSuite = try CipherSuiteCode(from: &reader)
    initKey = try reader.opaque()
    leafNode = try LeafNode(from: &reader)
    extensions = try reader.vector()
    signature = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try version.encode(to: &writer)
    try cipherSuite.encode(to: &writer)
    try writer.opaque(initKey)
    try leafNode.encode(to: &writer)
    try writer.vector(extensions)
    try writer.opaque(signature)
  }
}
