package import TLSPresentation

/// The proposal to replace the extensions of the group.
///
/// RFC 9420, section 12.1.7:
///
///     struct {
///       Extension extensions<V>;
///     } GroupContextExtensions;
package struct GroupContextExtensions: Equatable, Sendable {
  /// The new extensions, all of them.
  package var extensions: [Extension]

  /// Assembles a GroupContextExtensions from its only field.
  package init(extensions: [Extension]) {
    self.extensions = extensions
  }
}

extension GroupContextExtensions: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    extensions = try reader.vector()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(extensions)
  }
}
