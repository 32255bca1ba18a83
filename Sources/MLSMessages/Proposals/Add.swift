package import TLSPresentation

/// The proposal to add a client.
///
/// RFC 9420, section 12.1.1:
///
///     struct {
///         KeyPackage key_package;
///     } Add;
package struct Add: Equatable, Sendable {
  /// The client.
  package var keyPackage: KeyPackage

  /// Assembles an Add from its only field.
  package init(keyPackage: KeyPackage) {
    self.keyPackage = keyPackage
  }
}

extension Add: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    keyPackage = try KeyPackage(from: &reader)
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try keyPackage.encode(to: &writer)
  }
}
