/// Why an argument of a key derivation was refused.
package enum KeyDerivationError: Error, Equatable, Sendable {
  /// The output length is negative, or does not fit the uint16 of a KDFLabel (RFC 9420, section 8).
  case lengthOutOfRange

  /// The output length exceeds 255 digests (RFC 5869, section 2.3).
  case outputTooLong

  /// A vector has 2^30 bytes or more and no length header (RFC 9420, section 2.1.2).
  case vectorTooLong
}
