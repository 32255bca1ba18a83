package import TLSPresentation

/// The proposal to inject a pre-shared key.
///
/// RFC 9420, section 12.1.4:
///
///     struct {
///         PreSharedKeyID psk;
///     } PreSharedKey;
package struct PreSharedKey: Equatable, Sendable {
  /// The key.
  package var psk: PreSharedKeyID

  /// Assembles a PreSharedKey from its only field.
  package init(psk: PreSharedKeyID) {
    self.psk = psk
  }
}

extension PreSharedKey: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    psk = try PreSharedKeyID(from: &reader)
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try psk.encode(to: &writer)
  }
}
