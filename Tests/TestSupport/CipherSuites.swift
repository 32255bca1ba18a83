package import KeyDerivation

/// Cipher suites by their numbers in the IANA registry.
extension CipherSuite {
  /// Nh of 32 bytes.
  package static let suite1: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519
  /// Nh of 64 bytes.
  package static let suite5: CipherSuite = .mls256Dhkemp521Aes256gcmSha512P521
  /// Nh of 48 bytes.
  package static let suite7: CipherSuite = .mls256Dhkemp384Aes256gcmSha384P384

  /// One cipher suite a hash function, in the order of their widths.
  package static let onePerHash: [CipherSuite] = [suite1, suite7, suite5]
}
