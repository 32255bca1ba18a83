package import TLSPresentation

/// The secret of the lowest node that the committer and the newcomer share.
///
/// RFC 9420, section 12.4.3.1:
///
///     struct {
///       opaque path_secret<V>;
///     } PathSecret;
package struct PathSecret: Equatable, Sendable {
  /// The secret, KDF.Nh bytes.
  package var pathSecret: [UInt8]

  /// Assembles a PathSecret from its only field.
  package init(pathSecret: [UInt8]) {
    self.pathSecret = pathSecret
  }
}

extension PathSecret: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    pathSecret = try reader.opaque()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(pathSecret)
  }
}
