package import TLSPresentation

/// Someone outside the group who may send it proposals.
///
/// RFC 9420, section 12.1.8.1:
///
///     struct {
///       SignaturePublicKey signature_key;
///       Credential credential;
///     } ExternalSender;
package struct ExternalSender: Equatable, Sendable {
  /// The key that verifies the proposals.
  package var signatureKey: SignaturePublicKey

  /// The identity behind the key.
  package var credential: Credential

  /// Assembles an ExternalSender from its fields, in wire order.
  package init(signatureKey: SignaturePublicKey, credential: Credential) {
    self.signatureKey = signatureKey
    self.credential = credential
  }
}

extension ExternalSender: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    signatureKey = try reader.opaque()
    credential = try Credential(from: &reader)
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(signatureKey)
    try credential.encode(to: &writer)
  }
}
