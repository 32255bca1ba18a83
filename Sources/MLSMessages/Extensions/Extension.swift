package import TLSPresentation

/// An extension: a type, and data that is opaque until someone asks for its content.
///
/// RFC 9420, section 7.2:
///
///     struct {
///         ExtensionType extension_type;
///         opaque extension_data<V>;
///     } Extension;
package struct Extension: Equatable, Sendable {
  /// The type; unknown types are kept.
  package var extensionType: ExtensionType

  /// The encoding of the content, of which nothing is assumed.
  package var extensionData: [UInt8]

  /// Assembles an Extension from its fields, in wire order.
  package init(extensionType: ExtensionType, extensionData: [UInt8]) {
    self.extensionType = extensionType
    self.extensionData = extensionData
  }
}

extension Extension: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    extensionType = try ExtensionType(from: &reader)
    extensionData = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try extensionType.encode(to: &writer)
    try writer.opaque(extensionData)
  }
}
