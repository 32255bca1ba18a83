package import KeyDerivation
package import TLSPresentation

/// The message that lets newcomers into a group (RFC 9420, section 12.4.3.1).
///
///     struct {
///       CipherSuite cipher_suite;
///       EncryptedGroupSecrets secrets<V>;
///       opaque encrypted_group_info<V>;
///     } Welcome;
package struct Welcome: TLSCodable, Equatable, Sendable {
  /// The cipher suite of the group; any value is kept.
  package var cipherSuite: CipherSuiteCode
  /// One entry for each newcomer.
  package var secrets: [EncryptedGroupSecrets]
  /// The GroupInfo, encrypted for all of them.
  package var encryptedGroupInfo: [UInt8]

  package init(
    cipherSuite: CipherSuiteCode, secrets: [EncryptedGroupSecrets], encryptedGroupInfo: [UInt8]
  ) {
    self.cipherSuite = cipherSuite
    self.secrets = secrets
    self.encryptedGroupInfo = encryptedGroupInfo
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    cipherSuite = try CipherSuiteCode(from: &reader)
    secrets = try reader.vector()
    encryptedGroupInfo = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try cipherSuite.encode(to: &writer)
    try writer.vector(secrets)
    try writer.opaque(encryptedGroupInfo)
  }
}

/// GroupSecrets, encrypted to one newcomer (RFC 9420, section 12.4.3.1).
///
///     struct {
///       KeyPackageRef new_member;
///       HPKECiphertext encrypted_group_secrets;
///     } EncryptedGroupSecrets;
package struct EncryptedGroupSecrets: TLSCodable, Equatable, Sendable {
  /// The reference of the KeyPackage with which the newcomer was added.
  package var newMember: KeyPackageRef
  /// The encrypted GroupSecrets.
  package var encryptedGroupSecrets: HPKECiphertext

  package init(newMember: KeyPackageRef, encryptedGroupSecrets: HPKECiphertext) {
    self.newMember = newMember
    self.encryptedGroupSecrets = encryptedGroupSecrets
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    newMember = try reader.opaque()
    encryptedGroupSecrets = try HPKECiphertext(from: &reader)
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(newMember)
    try encryptedGroupSecrets.encode(to: &writer)
  }
}

/// The plaintext of `encrypted_group_secrets`, for one newcomer (RFC 9420, section 12.4.3.1).
///
///     struct {
///       opaque joiner_secret<V>;
///       optional<PathSecret> path_secret;
///       PreSharedKeyID psks<V>;
///     } GroupSecrets;
package struct GroupSecrets: TLSCodable, Equatable, Sendable {
  /// The secret from which the epoch is derived.
  package var joinerSecret: [UInt8]
  /// Present if the Commit had a path.
  package var pathSecret: PathSecret?
  /// The pre-shared keys that the Commit injected, in its order.
  package var psks: [PreSharedKeyID]

  package init(joinerSecret: [UInt8], pathSecret: PathSecret?, psks: [PreSharedKeyID]) {
    self.joinerSecret = joinerSecret
    self.pathSecret = pathSecret
    self.psks = psks
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    joinerSecret = try reader.opaque()
    pathSecret = try reader.optional()
    psks = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(joinerSecret)
    try writer.optional(pathSecret)
    try writer.vector(psks)
  }
}
