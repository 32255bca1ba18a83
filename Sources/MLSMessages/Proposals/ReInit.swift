package import TLSPresentation

/// The proposal to shut the group down and open a new one with other parameters.
///
/// RFC 9420, section 12.1.5:
///
///     struct {
///         opaque group_id<V>;
///         ProtocolVersion version;
///         CipherSuiteCode cipher_suite;
///         Extension extensions<V>;
///     } ReInit;
package struct ReInit: Equatable, Sendable {
  /// The identifier of the new group.
  package var groupID: [UInt8]

  /// The version of the new group; any value is kept.
  package var version: ProtocolVersion

  /// The cipher suite of the new group; any value is kept.
  package var cipherSuite: CipherSuiteCode

  /// The extensions of the new group.
  package var extensions: [Extension]

  /// Assembles a ReInit from its fields, in wire order.
  package init(
    groupID: [UInt8],
    version: ProtocolVersion,
    cipherSuite: CipherSuiteCode,
    extensions: [Extension]
  ) {
    self.groupID = groupID
    self.version = version
    self.cipherSuite = cipherSuite
    self.extensions = extensions
  }
}

extension ReInit: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    version = try ProtocolVersion(from: &reader)
    cipherSuite = try CipherSuiteCode(from: &reader)
    extensions = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    try version.encode(to: &writer)
    try cipherSuite.encode(to: &writer)
    try writer.vector(extensions)
  }
}
