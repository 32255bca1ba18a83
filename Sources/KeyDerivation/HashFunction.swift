/// The hash functions of the RFC 9420 cipher suites: SHA-256, SHA-384 and SHA-512 (FIPS 180-4).
package enum HashFunction: CaseIterable, Sendable {
  /// SHA-256 of FIPS 180-4, section 6.2.
  case sha256

  /// SHA-384 of FIPS 180-4, section 6.5.
  case sha384

  /// SHA-512 of FIPS 180-4, section 6.4.
  case sha512

  /// The size of a digest in bytes: 32, 48 or 64.
  package var digestSize: Int {
    switch self {
    case .sha256: SHA256State.digestSize
    case .sha384: SHA512State.truncatedSize
    case .sha512: SHA512State.fullSize
    }
  }

  /// The size of a message block in bytes: 64 for SHA-256, 128 for SHA-384 and SHA-512.
  package var blockSize: Int {
    switch self {
    case .sha256: SHA256State.blockSize
    case .sha384, .sha512: SHA512State.blockSize
    }
  }

  /// Returns the digest of a message, `digestSize` bytes.
  package func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = IncrementalHash(self)
    hash.update(bytes)
    return hash.finalize()
  }
}
