package import KeyDerivation
package import TLSPresentation

/// What a client supports; unknown and GREASE values are kept (RFC 9420, section 7.2).
///
///     struct {
///         ProtocolVersion versions<V>;
///         CipherSuite cipher_suites<V>;
///         ExtensionType extensions<V>;
///         ProposalType proposals<V>;
///         CredentialType credentials<V>;
///     } Capabilities;
package struct Capabilities: TLSCodable, Equatable, Sendable {
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

  package init(
    versions: [ProtocolVersion], cipherSuites: [CipherSuiteCode], extensions: [ExtensionType],
    proposals: [ProposalType], credentials: [CredentialType]
  ) {
    self.versions = versions
    self.cipherSuites = cipherSuites
    self.extensions = extensions
    self.proposals = proposals
    self.credentials = credentials
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    versions = try reader.vector()
    cipherSuites = try reader.vector()
    extensions = try reader.vector()
    proposals = try reader.vector()
    credentials = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(versions)
    try writer.vector(cipherSuites)
    try writer.vector(extensions)
    try writer.vector(proposals)
    try writer.vector(credentials)
  }
}

/// What every member must support, in a `required_capabilities` (RFC 9420, section 11.1).
///
///     struct {
///         ExtensionType extension_types<V>;
///         ProposalType proposal_types<V>;
///         CredentialType credential_types<V>;
///     } RequiredCapabilities;
package struct RequiredCapabilities: TLSCodable, Equatable, Sendable {
  /// Extension types beyond the default ones.
  package var extensionTypes: [ExtensionType]
  /// Proposal types beyond the default ones.
  package var proposalTypes: [ProposalType]
  /// Credential types; none is a default.
  package var credentialTypes: [CredentialType]

  package init(
    extensionTypes: [ExtensionType], proposalTypes: [ProposalType],
    credentialTypes: [CredentialType]
  ) {
    self.extensionTypes = extensionTypes
    self.proposalTypes = proposalTypes
    self.credentialTypes = credentialTypes
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    extensionTypes = try reader.vector()
    proposalTypes = try reader.vector()
    credentialTypes = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(extensionTypes)
    try writer.vector(proposalTypes)
    try writer.vector(credentialTypes)
  }
}
