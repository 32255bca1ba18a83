import TLSPresentation

/// The cipher suites of RFC 9420, section 17.1; the raw value is the one of the IANA registry.
///
/// A case is the registered name in lower camel case, each part between underscores a word.
public enum CipherSuite: UInt16, CaseIterable, Sendable {
  /// Suite 1: X25519, AES-128-GCM, SHA-256, Ed25519; the mandatory one.
  case mls128Dhkemx25519Aes128gcmSha256Ed25519 = 0x0001
  /// Suite 2: P-256, AES-128-GCM, SHA-256, ECDSA over P-256.
  case mls128Dhkemp256Aes128gcmSha256P256 = 0x0002
  /// Suite 3: X25519, ChaCha20-Poly1305, SHA-256, Ed25519.
  case mls128Dhkemx25519Chacha20poly1305Sha256Ed25519 = 0x0003
  /// Suite 4: X448, AES-256-GCM, SHA-512, Ed448.
  case mls256Dhkemx448Aes256gcmSha512Ed448 = 0x0004
  /// Suite 5: P-521, AES-256-GCM, SHA-512, ECDSA over P-521.
  case mls256Dhkemp521Aes256gcmSha512P521 = 0x0005
  /// Suite 6: X448, ChaCha20-Poly1305, SHA-512, Ed448.
  case mls256Dhkemx448Chacha20poly1305Sha512Ed448 = 0x0006
  /// Suite 7: P-384, AES-256-GCM, SHA-384, ECDSA over P-384.
  case mls256Dhkemp384Aes256gcmSha384P384 = 0x0007

  /// The name in the IANA registry, letter for letter (RFC 9420, section 17.1).
  public var name: String {
    switch self {
    case .mls128Dhkemx25519Aes128gcmSha256Ed25519: "MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519"
    case .mls128Dhkemp256Aes128gcmSha256P256: "MLS_128_DHKEMP256_AES128GCM_SHA256_P256"
    case .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519:
      "MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519"
    case .mls256Dhkemx448Aes256gcmSha512Ed448: "MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448"
    case .mls256Dhkemp521Aes256gcmSha512P521: "MLS_256_DHKEMP521_AES256GCM_SHA512_P521"
    case .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
      "MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_Ed448"
    case .mls256Dhkemp384Aes256gcmSha384P384: "MLS_256_DHKEMP384_AES256GCM_SHA384_P384"
    }
  }

  /// The hash function of the suite, also that of its KDF and its MAC (RFC 9420, section 17.1).
  package var hash: HashFunction {
    switch self {
    case .mls128Dhkemx25519Aes128gcmSha256Ed25519, .mls128Dhkemp256Aes128gcmSha256P256,
      .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519:
      .sha256
    case .mls256Dhkemp384Aes256gcmSha384P384: .sha384
    case .mls256Dhkemx448Aes256gcmSha512Ed448, .mls256Dhkemp521Aes256gcmSha512P521,
      .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
      .sha512
    }
  }

  /// KDF.Nh, the size of a secret in bytes: 32, 48 or 64 (RFC 9420, section 8).
  package var nh: Int { hash.digestSize }
}

/// A cipher suite as messages name it, `uint16 CipherSuite` (RFC 9420, section 17.1).
///
/// Values without a meaning here, GREASE among them, are kept as they are.
package struct CipherSuiteCode: TLSEnumeration {
  /// The code point, two bytes on the wire; any is taken, known or not.
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The code point of a known suite.
  package init(_ suite: CipherSuite) { rawValue = suite.rawValue }

  /// The suite, or `nil` for a code point without a meaning.
  package var suite: CipherSuite? { CipherSuite(rawValue: rawValue) }
}
