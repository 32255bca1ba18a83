extension CipherSuite {
  /// KDF.Extract: returns a pseudorandom key of Nh bytes (RFC 9420, section 8).
  package func extract(salt: [UInt8], inputKeyMaterial: [UInt8]) -> [UInt8] {
    HKDF.extract(hash, salt: salt, inputKeyMaterial: inputKeyMaterial)
  }

  /// ExpandWithLabel: returns `length` bytes bound to a label and a context (RFC 9420, section 8).
  ///
  /// The label is given without its prefix "MLS 1.0 ". Throws `lengthOutOfRange` for a length
  /// below 0 or above 65535, `outputTooLong` for one above 255 * Nh, and `vectorTooLong` for a
  /// context, or a label with its prefix, of 2^30 bytes or more.
  package func expandWithLabel(
    secret: [UInt8], label: String, context: [UInt8], length: Int
  ) throws(KeyDerivationError) -> [UInt8] {
    let info = try KDFLabel.encode(length: length, label: label, context: context)
    return try HKDF.expand(hash, pseudorandomKey: secret, info: info, length: length)
  }

  /// DeriveSecret: returns the Nh bytes that belong to a label (RFC 9420, section 8).
  ///
  /// Throws `vectorTooLong` for a label that has 2^30 bytes or more with its prefix.
  package func deriveSecret(
    _ secret: [UInt8], label: String
  ) throws(KeyDerivationError) -> [UInt8] {
    try expandWithLabel(secret: secret, label: label, context: [], length: nh)
  }

  /// RefHash: returns the Nh bytes that identify a value (RFC 9420, section 5.2).
  ///
  /// The label is used as given, without a prefix. Throws `vectorTooLong` for a label or a value of
  /// 2^30 bytes or more.
  package func refHash(
    label: String, value: [UInt8]
  ) throws(KeyDerivationError) -> [UInt8] {
    let labelHeader = try VariableLengthHeader.encode(label.utf8.count)
    let valueHeader = try VariableLengthHeader.encode(value.count)
    var input = IncrementalHash(hash)
    input.update(labelHeader)
    input.update(Array(label.utf8))
    input.update(valueHeader)
    input.update(value)
    return input.finalize()
  }

  /// MAC: returns the code of a message, Nh bytes of HMAC (RFC 9420, sections 5.1 and 17.1).
  package func mac(key: [UInt8], message: [UInt8]) -> [UInt8] {
    HMAC.authenticationCode(hash, key: key, message: message)
  }
}
