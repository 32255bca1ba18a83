extension CipherSuite {
  private static let aes128KeySize = 16
  private static let aes256KeySize = 32
  private static let chaCha20KeySize = 32
  private static let nonceSize = 12

  /// The hash function of the suite, also that of its KDF and its MAC (RFC 9420, section 17.1).
  package var hash: HashFunction {
    switch self {
    case .mls128Dhkemx25519Aes128gcmSha256Ed25519,
      .mls128Dhkemp256Aes128gcmSha256P256,
      .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519:
      .sha256
    case .mls256Dhkemp384Aes256gcmSha384P384:
      .sha384
    case .mls256Dhkemx448Aes256gcmSha512Ed448,
      .mls256Dhkemp521Aes256gcmSha512P521,
      .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
      .sha512
    }
  }

  /// KDF.Nh, the size of a secret in bytes: 32, 48 or 64 (RFC 9420, section 8).
  package var nh: Int { hash.digestSize }

  /// AEAD.Nk, the size of a key in bytes: 16 for AES-128-GCM, else 32 (RFC 9180, section 7.3).
  package var aeadKeySize: Int {
    switch self {
    case .mls128Dhkemx25519Aes128gcmSha256Ed25519,
      .mls128Dhkemp256Aes128gcmSha256P256:
      Self.aes128KeySize
    case .mls256Dhkemx448Aes256gcmSha512Ed448,
      .mls256Dhkemp521Aes256gcmSha512P521,
      .mls256Dhkemp384Aes256gcmSha384P384:
      Self.aes256KeySize
    case .mls128Dhkemx25519Chacha20poly1305Sha256Ed25519,
      .mls256Dhkemx448Chacha20poly1305Sha512Ed448:
      Self.chaCha20KeySize
    }
  }

  /// AEAD.Nn, the size of a nonce in bytes: 12 for every AEAD of RFC 9180, section 7.3.
  package var aeadNonceSize: Int { Self.nonceSize }
}
