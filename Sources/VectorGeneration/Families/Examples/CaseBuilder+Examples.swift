import KeyDerivation

extension CaseBuilder {
  /// The cipher suite of the example families; no secret is derived in them.
  static let exampleSuite: CipherSuite = .mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// A confirmation_tag with the given first bytes and others that belong to the commit's name.
  func tag(_ first: [UInt8], _ id: String) -> [UInt8] {
    let suite = Self.exampleSuite
    return first + bytes("tag/\(id)", suite, count: max(0, suite.nh - first.count))
  }
}
