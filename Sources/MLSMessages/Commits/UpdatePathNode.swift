package import TLSPresentation

/// A new key for one node of the path, and its secret for those below.
///
/// RFC 9420, section 7.6:
///
///     struct {
///         HPKEPublicKey encryption_key;
///         HPKECiphertext encrypted_path_secret<V>;
///     } UpdatePathNode;
package struct UpdatePathNode: Equatable, Sendable {
  /// The new public key.
  package var encryptionKey: HPKEPublicKey

  /// The path secret, once for each node of the resolution.
  package var encryptedPathSecret: [HPKECiphertext]

  /// Assembles an UpdatePathNode from its fields, in wire order.
  package init(encryptionKey: HPKEPublicKey, encryptedPathSecret: [HPKECiphertext]) {
    self.encryptionKey = encryptionKey
    self.encryptedPathSecret = encryptedPathSecret
  }
}

extension UpdatePathNode: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    encryptedPathSecret = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.vector(encryptedPathSecret)
  }
}
