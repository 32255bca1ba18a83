package import KeyDerivation

/// How many bytes the values of a cipher suite have.
///
/// RFC 9420, section 17.1, for the suites; RFC 9180, section 7.1, for keys and KEM outputs.
package struct SuiteSizes: Equatable, Sendable {
  /// The suite.
  package let cipherSuite: CipherSuite

  /// An HPKE public key, Npk.
  package let hpkePublicKey: Int

  /// An encapsulated HPKE key, Nenc; the same as a public key in every suite.
  package var kemOutput: Int { hpkePublicKey }

  /// A public key of the signature scheme.
  package let signatureKey: Int

  /// A signature; for ECDSA the usual size of the DER encoding, which varies by a few bytes.
  package let signature: Int

  /// A hash, a MAC, a reference, a secret: Nh.
  package let hash: Int

  /// What encryption adds to a plaintext, Nt.
  package let aeadTag = 16

  private init(_ suite: CipherSuite) {
    cipherSuite = suite
    hash = suite.nh
    (hpkePublicKey, signatureKey, signature) =
      switch suite {
      case .mls128Dhkemx25519Aes128gcmSha256Ed25519,
        .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519:
        (32, 32, 64)
      case .mls128Dhkemp256Aes128gcmSha256P256: (65, 65, 71)
      case .mls256Dhkemx448Aes256gcmSha512Ed448, .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
        (56, 57, 114)
      case .mls256Dhkemp521Aes256gcmSha512P521: (133, 133, 138)
      case .mls256Dhkemp384Aes256gcmSha384P384: (97, 97, 103)
      }
  }

  /// The seven suites of the registry, in the order of their numbers.
  package static let all = CipherSuite.allCases.map(Self.init)
}
