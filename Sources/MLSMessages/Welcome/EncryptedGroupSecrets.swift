package import TLSPresentation

/// GroupSecrets, encrypted to one newcomer.
///
/// RFC 9420, section 12.4.3.1:
///
///     struct {
///       KeyPackageRef new_member;
///       HPKECiphertext encrypted_group_secrets;
///     } EncryptedGroupSecrets;
package struct EncryptedGroupSecrets: Equatable, Sendable {
  /// The reference of the KeyPackage with which the newcomer was added.
  package var newMember: KeyPackageRef

  /// The encrypted GroupSecrets.
  package var encryptedGroupSecrets: HPKECiphertext

  /// Assembles an EncryptedGroupSecrets from its fields, in wire order.
  package init(newMember: KeyPackageRef, encryptedGroupSecrets: HPKECiphertext) {
    self.newMember = newMember
    self.encryptedGroupSecrets = encryptedGroupSecrets
  }
}

extension EncryptedGroupSecrets: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    newMember = try reader.opaque()
    encryptedGroupSecrets = try HPKECiphertext(from: &reader)
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(newMember)
    try encryptedGroupSecrets.encode(to: &writer)
  }
}
