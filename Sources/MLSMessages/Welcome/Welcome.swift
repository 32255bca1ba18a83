package import TLSPresentation

/// The message that lets newcomers into a group.
///
/// RFC 9420, section 12.4.3.1:
///
///     struct {
///       CipherSuiteCode cipher_suite;
///       EncryptedGroupSecrets secrets<V>;
///       opaque encrypted_group_info<V>;
///     } Welcome;
package struct Welcome: Equatable, Sendable {
  /// The cipher suite of the group; any value is kept.
  package var cipherSuite: CipherSuiteCode

  /// One entry for each newcomer.
  package var secrets: [EncryptedGroupSecrets]

  /// The GroupInfo, encrypted for all of them.
  package var encryptedGroupInfo: [UInt8]

  /// Assembles a Welcome from its fields, in wire order.
  package init(
    cipherSuite: CipherSuiteCode,
    secrets: [EncryptedGroupSecrets],
    encryptedGroupInfo: [UInt8]
  ) {
    self.cipherSuite = cipherSuite
    self.secrets = secrets
    self.encryptedGroupInfo = encryptedGroupInfo
  }
}

extension Welcome: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    cipherSuite = try CipherSuiteCode(from: &reader)
    secrets = try reader.vector()
    encryptedGroupInfo = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try cipherSuite.encode(to: &writer)
    try writer.vector(secrets)
    try writer.opaque(encryptedGroupInfo)
  }
}
