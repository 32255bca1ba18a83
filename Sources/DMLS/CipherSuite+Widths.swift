import KeyDerivation

extension CipherSuite {
  /// Refuses what is not Nh bytes.
  func requireNh(_ bytes: [UInt8], name: String) throws(DMLSError) {
    guard bytes.count == nh else {
      throw .wrongLength(name: name, expected: nh, actual: bytes.count)
    }
  }

  /// DeriveSecret, with its error in this target's terms.
  func derivedSecret(_ secret: [UInt8], label: String) throws(DMLSError) -> [UInt8] {
    do throws(KeyDerivationError) {
      return try deriveSecret(secret, label: label)
    } catch {
      throw .keyDerivation(error)
    }
  }
}
