package import MLSMessages

/// How many bytes the values of a cipher suite have.
///
/// RFC 9420, section 17.1, for the suites; RFC 9180, section 7.1, for keys and KEM outputs.
package struct SuiteSizes: Equatable, Sendable {
  /// The suite.
  package let cipherSuite: CipherSuiteCode

  /// An HPKE public key, Npk.
  package let hpkePublicKey: Int

  /// An encapsulated HPKE key, Nenc; the same as a public key in every suite.
  package let kemOutput: Int

  /// A public key of the signature scheme.
  package let signatureKey: Int

  /// A signature; for ECDSA the usual size of the DER encoding, which varies by a few bytes.
  package let signature: Int

  /// A hash, a MAC, a reference, a secret: Nh.
  package let hash: Int

  /// What encryption adds to a plaintext, Nt.
  package let aeadTag: Int

  private init(_ cipherSuite: CipherSuiteCode, kem: KEM, hash: Hash, scheme: Scheme) {
    self.cipherSuite = cipherSuite
    hpkePublicKey = kem.rawValue
    kemOutput = kem.rawValue
    signatureKey = scheme.sizes.key
    signature = scheme.sizes.signature
    self.hash = hash.rawValue
    aeadTag = 16
  }
}

extension SuiteSizes {
  private enum KEM: Int {
    case x25519 = 32
    case p256 = 65
    case x448 = 56
    case p521 = 133
    case p384 = 97
  }

  private enum Hash: Int {
    case sha256 = 32
    case sha384 = 48
    case sha512 = 64
  }

  private enum Scheme {
    case ed25519
    case p256
    case ed448
    case p521
    case p384

    var sizes: (key: Int, signature: Int) {
      switch self {
      case .ed25519: (32, 64)
      case .p256: (65, 71)
      case .ed448: (57, 114)
      case .p521: (133, 138)
      case .p384: (97, 103)
      }
    }
  }

  /// The seven suites of the registry, in the order of their numbers.
  package static let all: [Self] = [
    Self(CipherSuiteCode(rawValue: 1), kem: .x25519, hash: .sha256, scheme: .ed25519),
    Self(CipherSuiteCode(rawValue: 2), kem: .p256, hash: .sha256, scheme: .p256),
    Self(CipherSuiteCode(rawValue: 3), kem: .x25519, hash: .sha256, scheme: .ed25519),
    Self(CipherSuiteCode(rawValue: 4), kem: .x448, hash: .sha512, scheme: .ed448),
    Self(CipherSuiteCode(rawValue: 5), kem: .p521, hash: .sha512, scheme: .p521),
    Self(CipherSuiteCode(rawValue: 6), kem: .x448, hash: .sha512, scheme: .ed448),
    Self(CipherSuiteCode(rawValue: 7), kem: .p384, hash: .sha384, scheme: .p384),
  ]
}
