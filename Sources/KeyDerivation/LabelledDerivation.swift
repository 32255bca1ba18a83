import TLSPresentation

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

  /// MAC: returns the code of a message, Nh bytes of HMAC (RFC 9420, sections 5.1 and 17.1).
  package func mac(key: [UInt8], message: [UInt8]) -> [UInt8] {
    HMAC.authenticationCode(hash, key: key, message: message)
  }
}

/// The info argument that binds a derived secret to its purpose: KDFLabel of RFC 9420, section 8.
package enum KDFLabel {
  /// What every label starts with on the wire.
  package static let labelPrefix = "MLS 1.0 "

  /// Returns the encoding: uint16 length, label<V> with its prefix, context<V>.
  ///
  /// Throws `lengthOutOfRange` unless the length fits a uint16, and `vectorTooLong` for a context,
  /// or a label with its prefix, of 2^30 bytes or more.
  package static func encode(
    length: Int, label: String, context: [UInt8]
  ) throws(KeyDerivationError) -> [UInt8] {
    guard let length = UInt16(exactly: length) else { throw .lengthOutOfRange }
    // First of all: nothing long is copied before its length is known to be good.
    guard max(labelPrefix.utf8.count + label.utf8.count, context.count) <= LengthHeader.maximum
    else { throw .vectorTooLong }
    var writer = Writer()
    writer.uint16(length)
    do throws(PresentationError) {
      try writer.opaque(Array((labelPrefix + label).utf8))
      try writer.opaque(context)
    } catch {
      throw .vectorTooLong
    }
    return writer.bytes
  }
}

/// Why an argument of a key derivation was refused.
package enum KeyDerivationError: Error, Equatable, Sendable {
  /// The output length is negative, or does not fit the uint16 of a KDFLabel (RFC 9420, section 8).
  case lengthOutOfRange

  /// The output length exceeds 255 digests (RFC 5869, section 2.3).
  case outputTooLong

  /// A vector has 2^30 bytes or more and no length header (RFC 9420, section 2.1.2).
  case vectorTooLong
}
