import KeyDerivation

extension CipherSuite {
  static let suite1: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519
}
