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

  /// ExpandWithLabel to `length` bytes, Nh unless given, with its error in this target's terms.
  func expandedSecret(
    _ secret: [UInt8], label: String, context: [UInt8], length: Int? = nil
  ) throws(DMLSError) -> [UInt8] {
    do throws(KeyDerivationError) {
      return try expandWithLabel(
        secret: secret, label: label, context: context, length: length ?? nh)
    } catch {
      throw .keyDerivation(error)
    }
  }

  /// The Nh zero bytes that stand for an absent secret.
  var zeroSecret: [UInt8] { [UInt8](repeating: 0, count: nh) }
}
