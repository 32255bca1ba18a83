package import TLSPresentation

/// The content of a `required_capabilities` extension: what every member must support.
///
/// RFC 9420, section 11.1:
///
///     struct {
///         ExtensionType extension_types<V>;
///         ProposalType proposal_types<V>;
///         CredentialType credential_types<V>;
///     } RequiredCapabilities;
package struct RequiredCapabilities: Equatable, Sendable {
  /// Extension types beyond the default ones.
  package var extensionTypes: [ExtensionType]

  /// Proposal types beyond the default ones.
  package var proposalTypes: [ProposalType]

  /// Credential types; none is a default.
  package var credentialTypes: [CredentialType]

  /// Assembles a RequiredCapabilities from its fields, in wire order.
  package init(
    extensionTypes: [ExtensionType],
    proposalTypes: [ProposalType],
    credentialTypes: [CredentialType]
  ) {
    self.extensionTypes = extensionTypes
    self.proposalTypes = proposalTypes
    self.credentialTypes = credentialTypes
  }
}

extension RequiredCapabilities: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    extensionTypes = try reader.vector()
    proposalTypes = try reader.vector()
    credentialTypes = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(extensionTypes)
    try writer.vector(proposalTypes)
    try writer.vector(credentialTypes)
  }
}

extension RequiredCapabilities: ExtensionContent {
  /// The content of `required_capabilities`.
  package static var extensionType: ExtensionType { .requiredCapabilities }
}
