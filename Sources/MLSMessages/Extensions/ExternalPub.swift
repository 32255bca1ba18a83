package import TLSPresentation

/// The content of an `external_pub` extension: the key to which outsiders send an external Commit.
///
/// RFC 9420, section 12.4.3.2:
///
///     struct {
///         HPKEPublicKey external_pub;
///     } ExternalPub;
package struct ExternalPub: Equatable, Sendable {
  /// The public key of the group for this epoch.
  package var externalPub: HPKEPublicKey

  /// Assembles an ExternalPub from its only field.
  package init(externalPub: HPKEPublicKey) {
    self.externalPub = externalPub
  }
}

extension ExternalPub: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    externalPub = try reader.opaque()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(externalPub)
  }
}

extension ExternalPub: ExtensionContent {
  /// The content of `external_pub`.
  package static var extensionType: ExtensionType { .externalPub }
}
