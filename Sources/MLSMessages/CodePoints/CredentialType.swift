import TLSPresentation

/// The type of a credential.
///
/// A list of types keeps unknown values; a Credential refuses them.
///
/// RFC 9420, section 5.3, values in section 17.5:
///
///     uint16 CredentialType;
package struct CredentialType: TLSEnumeration {
  /// The type `basic`.
  package static let basic = Self(rawValue: 0x0001)

  /// The type `x509`.
  package static let x509 = Self(rawValue: 0x0002)

  /// The code point, two bytes on the wire.
  package let rawValue: UInt16

  /// Takes any code point, known or not.
  package init(rawValue: UInt16) { self.rawValue = rawValue }
}
