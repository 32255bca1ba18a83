package import TLSPresentation

/// A non-blank node above the leaves.
///
/// RFC 9420, section 7.1:
///
///     struct {
///         HPKEPublicKey encryption_key;
///         opaque parent_hash<V>;
///         uint32 unmerged_leaves<V>;
///     } ParentNode;
package struct ParentNode: Equatable, Sendable {
  /// The key whose private half the members below share.
  package var encryptionKey: HPKEPublicKey

  /// The hash of the parent of this node.
  package var parentHash: [UInt8]

  /// The leaves below that do not know the private key.
  ///
  /// The order is not checked here.
  package var unmergedLeaves: [UInt32]

  /// Assembles a ParentNode from its fields, in wire order.
  package init(encryptionKey: HPKEPublicKey, parentHash: [UInt8], unmergedLeaves: [UInt32]) {
    self.encryptionKey = encryptionKey
    self.parentHash = parentHash
    self.unmergedLeaves = unmergedLeaves
  }
}

extension ParentNode: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    parentHash = try reader.opaque()
    unmergedLeaves = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.opaque(parentHash)
    try writer.vector(unmergedLeaves)
  }
}
