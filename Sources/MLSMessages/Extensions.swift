package import TLSPresentation

/// A type, and data that is opaque until someone asks for its content (RFC 9420, section 7.2).
///
///     struct {
///         ExtensionType extension_type;
///         opaque extension_data<V>;
///     } Extension;
package struct Extension: TLSCodable, Equatable, Sendable {
  /// The type; unknown types are kept.
  package var extensionType: ExtensionType
  /// The encoding of the content, of which nothing is assumed.
  package var extensionData: [UInt8]

  package init(extensionType: ExtensionType, extensionData: [UInt8]) {
    self.extensionType = extensionType
    self.extensionData = extensionData
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    extensionType = try ExtensionType(from: &reader)
    extensionData = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try extensionType.encode(to: &writer)
    try writer.opaque(extensionData)
  }
}

/// Someone outside the group who may send it proposals (RFC 9420, section 12.1.8.1).
///
///     struct {
///       SignaturePublicKey signature_key;
///       Credential credential;
///     } ExternalSender;
package struct ExternalSender: TLSCodable, Equatable, Sendable {
  /// The key that verifies the proposals.
  package var signatureKey: SignaturePublicKey
  /// The identity behind the key.
  package var credential: Credential

  package init(signatureKey: SignaturePublicKey, credential: Credential) {
    self.signatureKey = signatureKey
    self.credential = credential
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    signatureKey = try reader.opaque()
    credential = try Credential(from: &reader)
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(signatureKey)
    try credential.encode(to: &writer)
  }
}
