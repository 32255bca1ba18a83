package import TLSPresentation

/// What HPKE makes of a plaintext: the encapsulated key and the ciphertext.
///
/// RFC 9420, section 7.6:
///
///     struct {
///         opaque kem_output<V>;
///         opaque ciphertext<V>;
///     } HPKECiphertext;
package struct HPKECiphertext: Equatable, Sendable {
  /// The encapsulated key.
  package var kemOutput: [UInt8]

  /// The encrypted plaintext with its authentication tag.
  package var ciphertext: [UInt8]

  /// Assembles an HPKECiphertext from its fields, in wire order.
  package init(kemOutput: [UInt8], ciphertext: [UInt8]) {
    self.kemOutput = kemOutput
    self.ciphertext = ciphertext
  }
}

extension HPKECiphertext: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    kemOutput = try reader.opaque()
    ciphertext = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(kemOutput)
    try writer.opaque(ciphertext)
  }
}
