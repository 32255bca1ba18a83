package import TLSPresentation

/// What a Welcome tells one newcomer in private; the plaintext of `encrypted_group_secrets`.
///
/// RFC 9420, section 12.4.3.1:
///
///     struct {
///       opaque joiner_secret<V>;
///       optional<PathSecret> path_secret;
///       PreSharedKeyID psks<V>;
///     } GroupSecrets;
package struct GroupSecrets: Equatable, Sendable {
  /// The secret from which the epoch is derived.
  package var joinerSecret: [UInt8]

  /// Present if the Commit had a path.
  package var pathSecret: PathSecret?

  /// The pre-shared keys that the Commit injected, in its order.
  package var psks: [PreSharedKeyID]

  /// Assembles a GroupSecrets from its fields, in wire order.
  package init(joinerSecret: [UInt8], pathSecret: PathSecret?, psks: [PreSharedKeyID]) {
    self.joinerSecret = joinerSecret
    self.pathSecret = pathSecret
    self.psks = psks
  }
}

extension GroupSecrets: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    joinerSecret = try reader.opaque()
    pathSecret = try reader.optional()
    psks = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(joinerSecret)
    try writer.optional(pathSecret)
    try writer.vector(psks)
  }
}
