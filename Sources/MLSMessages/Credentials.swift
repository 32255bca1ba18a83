package import TLSPresentation

/// What a member presents as its identity (RFC 9420, section 5.3).
///
///     struct {
///         CredentialType credential_type;
///         select (Credential.credential_type) {
///             case basic:
///                 opaque identity<V>;
///
///             case x509:
///                 Certificate certificates<V>;
///         };
///     } Credential;
package enum Credential: TLSCodable, Equatable, Sendable {
  /// A bare assertion of an identity.
  case basic(identity: [UInt8])
  /// A certificate chain, the end-entity certificate first.
  case x509(certificates: [Certificate])

  /// Reads the type and what it selects; an unknown type is refused.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let credentialType = try CredentialType(from: &reader)
    switch credentialType {
    case .basic: self = .basic(identity: try reader.opaque())
    case .x509: self = .x509(certificates: try reader.vector())
    default:
      let body = try reader.unknownBody(
        .unknownValue(
          type: "CredentialType", value: UInt64(credentialType.rawValue), offset: offset))
      self = .basic(identity: body)
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    switch self {
    case .basic(let identity):
      try CredentialType.basic.encode(to: &writer)
      try writer.opaque(identity)
    case .x509(let certificates):
      try CredentialType.x509.encode(to: &writer)
      try writer.vector(certificates)
    }
  }
}
