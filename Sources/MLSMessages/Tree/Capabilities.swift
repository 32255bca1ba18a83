package import TLSPresentation

/// What a client supports.
///
/// Unknown and GREASE values are kept in every list.
///
/// RFC 9420, section 7.2:
///
///     struct {
///         ProtocolVersion versions<V>;
///         CipherSuiteCode cipher_suites<V>;
///         ExtensionType extensions<V>;
///         ProposalType proposals<V>;
///         CredentialType credentials<V>;
///     } Capabilities;
package struct Capabilities: Equatable, Sendable {
  /// Protocol versions.
  package var versions: [ProtocolVersion]

  /// Cipher suites.
  package var cipherSuites: [CipherSuiteCode]

  /// Extension types beyond the default ones.
  package var extensions: [ExtensionType]

  /// Proposal types beyond the default ones.
  package var proposals: [ProposalType]

  /// Credential types.
  package var credentials: [CredentialType]

  /// Assembles a Capabilities from its fields, in wire order.
  package init(
    versions: [ProtocolVersion],
    cipherSuites: [CipherSuiteCode],
    extensions: [ExtensionType],
    proposals: [ProposalType],
    credentials: [CredentialType]
  ) {
    self.versions = versions
    self.cipherSuites = cipherSuites
    self.extensions = extensions
    self.proposals = proposals
    self.credentials = credentials
  }
}

extension Capabilities: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    versions = try reader.vector()
    cipherSuites = try reader.vector()
    extensions = try reader.vector()
    proposals = try reader.vector()
    credentials = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(versions)
    try writer.vector(cipherSuites)
    try writer.vector(extensions)
    try writer.vector(proposals)
    try writer.vector(credentials)
  }
}
