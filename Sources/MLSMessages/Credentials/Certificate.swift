package import TLSPresentation

/// One X.509 certificate of a chain, in DER.
///
/// RFC 9420, section 5.3:
///
///     struct {
///         opaque cert_data<V>;
///     } Certificate;
package struct Certificate: Equatable, Sendable {
  /// The DER encoding, not looked into.
  package var certData: [UInt8]

  /// Assembles a Certificate from its only field.
  package init(certData: [UInt8]) {
    self.certData = certData
  }
}

extension Certificate: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    certData = try reader.opaque()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(certData)
  }
}
