import KeyDerivation

/// RFC 9420 section 8, with its errors in this target's terms.
extension DraftFormulas {
  package func extract(salt: [UInt8], inputKeyMaterial: [UInt8]) -> [UInt8] {
    HKDF.extract(formulas.hash, salt: salt, inputKeyMaterial: inputKeyMaterial)
  }

  package func expand(
    _ secret: [UInt8], info: [UInt8], length: Int
  ) throws(DMLSError) -> [UInt8] {
    do throws(KeyDerivationError) {
      return try HKDF.expand(
        formulas.hash, pseudorandomKey: secret, info: info, length: length)
    } catch {
      throw .keyDerivation(error)
    }
  }

  package func kdfLabel(
    length: Int, label: String, context: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    do throws(KeyDerivationError) {
      return try KDFLabel.encode(length: length, label: label, context: context)
    } catch {
      throw .keyDerivation(error)
    }
  }

  package func deriveSecretArguments(label: String) -> (context: [UInt8], length: Int) {
    ([], formulas.cipherSuite.nh)
  }

  @discardableResult
  package func requireNh(_ bytes: [UInt8], name: String) throws(DMLSError) -> [UInt8] {
    let nh = formulas.cipherSuite.nh
    guard bytes.count == nh else {
      throw .wrongLength(name: name, expected: nh, actual: bytes.count)
    }
    return bytes
  }
}

extension Formulas {
  /// ExpandWithLabel(Secret, Label, Context, Length), `length` bytes, Nh unless given; the label
  /// without its prefix "MLS 1.0 ".
  /// - Throws: `DMLSError.keyDerivation` where the KDF cannot give that many bytes.
  package func expandWithLabel(
    _ secret: [UInt8], _ label: String, _ context: [UInt8], _ length: Int? = nil
  ) throws(DMLSError) -> [UInt8] {
    let length = length ?? cipherSuite.nh
    return try expand(
      secret, info: kdfLabel(length: length, label: label, context: context), length: length)
  }

  /// DeriveSecret(Secret, Label), Nh bytes.
  package func deriveSecret(_ secret: [UInt8], _ label: String) throws(DMLSError) -> [UInt8] {
    let (context, length) = deriveSecretArguments(label: label)
    return try expandWithLabel(secret, label, context, length)
  }

  /// The Nh zero bytes that stand for an absent secret.
  package var zeroSecret: [UInt8] { [UInt8](repeating: 0, count: cipherSuite.nh) }
}
