import KeyDerivation

/// The hash ratchet of one sender (RFC 9420, section 9.1).
struct SenderRatchet {
  private let suite: CipherSuite
  private var secret: [UInt8]
  private var generation: UInt32 = 0

  /// The label is "handshake" or "application".
  init(_ suite: CipherSuite, leafSecret: [UInt8], label: String) throws {
    self.suite = suite
    secret = try suite.expandWithLabel(
      secret: leafSecret, label: label, context: [], length: suite.nh)
  }

  /// The key and the nonce of a generation not before the present one.
  mutating func advance(to target: UInt32) throws -> (key: [UInt8], nonce: [UInt8]) {
    while generation < target {
      secret = try derive("secret", length: suite.nh)
      generation += 1
    }
    return (
      key: try derive("key", length: suite.aeadKeySize),
      nonce: try derive("nonce", length: suite.aeadNonceSize)
    )
  }

  private func derive(_ label: String, length: Int) throws -> [UInt8] {
    try suite.deriveTreeSecret(
      secret: secret, label: label, generation: generation, length: length)
  }
}
