/// The length header of a variable-size vector, `<V>` (RFC 9420, section 2.1.2).
package enum VariableLengthHeader {
  /// The largest length of a vector in bytes: 2^30 - 1.
  package static let maximumLength = 1 << 30 - 1

  private static let maximumOneByteLength = 1 << 6 - 1
  private static let maximumTwoByteLength = 1 << 14 - 1
  private static let twoBytePrefix: UInt16 = 0b01 << 14
  private static let fourBytePrefix: UInt32 = 0b10 << 30

  /// Returns the 1, 2 or 4 bytes that announce a vector of `length` bytes.
  ///
  /// Throws `vectorTooLong` above `maximumLength`. `length` is a count and never negative.
  package static func encode(_ length: Int) throws(KeyDerivationError) -> [UInt8] {
    guard length <= maximumLength else { throw .vectorTooLong }
    if length <= maximumOneByteLength {
      return [UInt8(length)]
    }
    if length <= maximumTwoByteLength {
      return BigEndian.bytes(twoBytePrefix | UInt16(length))
    }
    return BigEndian.bytes(fourBytePrefix | UInt32(length))
  }
}
