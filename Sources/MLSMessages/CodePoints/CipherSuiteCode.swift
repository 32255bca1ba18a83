import TLSPresentation

/// A cipher suite.
///
/// Values without a meaning here, GREASE among them, are kept as they are.
///
/// RFC 9420, section 17.1:
///
///     uint16 CipherSuiteCode;
package struct CipherSuiteCode: TLSEnumeration {
  /// MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519.
  package static let mls128DHKEMX25519AES128GCMSHA256Ed25519 = Self(rawValue: 0x0001)

  /// MLS_128_DHKEMP256_AES128GCM_SHA256_P256.
  package static let mls128DHKEMP256AES128GCMSHA256P256 = Self(rawValue: 0x0002)

  /// MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519.
  package static let mls128DHKEMX25519CHACHA20POLY1305SHA256Ed25519 = Self(rawValue: 0x0003)

  /// MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448.
  package static let mls256DHKEMX448AES256GCMSHA512Ed448 = Self(rawValue: 0x0004)

  /// MLS_256_DHKEMP521_AES256GCM_SHA512_P521.
  package static let mls256DHKEMP521AES256GCMSHA512P521 = Self(rawValue: 0x0005)

  /// MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_Ed448.
  package static let mls256DHKEMX448CHACHA20POLY1305SHA512Ed448 = Self(rawValue: 0x0006)

  /// MLS_256_DHKEMP384_AES256GCM_SHA384_P384.
  package static let mls256DHKEMP384AES256GCMSHA384P384 = Self(rawValue: 0x0007)

  /// The code point, two bytes on the wire.
  package let rawValue: UInt16

  /// Takes any code point, known or not.
  package init(rawValue: UInt16) { self.rawValue = rawValue }
}
