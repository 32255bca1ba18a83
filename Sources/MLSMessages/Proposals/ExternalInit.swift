package import TLSPresentation

/// The proposal with which a newcomer joins by an external Commit.
///
/// RFC 9420, section 12.1.6:
///
///     struct {
///       opaque kem_output<V>;
///     } ExternalInit;
package struct ExternalInit: Equatable, Sendable {
  /// The encapsulated init secret.
  package var kemOutput: [UInt8]

  /// Assembles an ExternalInit from its only field.
  package init(kemOutput: [UInt8]) {
    self.kemOutput = kemOutput
  }
}

extension ExternalInit: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    kemOutput = try reader.opaque()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(kemOutput)
  }
}
