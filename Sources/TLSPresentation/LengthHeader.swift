/// The variable-size length header of a vector `<V>`.
///
/// RFC 9420, section 2.1.2. The two most significant bits of the first byte give the size of the
/// header (1, 2 or 4 bytes); the rest is the length in network byte order. Only the smallest
/// possible header is valid.
package enum LengthHeader {
  /// How many bits of the first byte hold length; the two above them are the prefix.
  static let firstByteBits = 6

  /// The part of the first byte that holds length.
  static let firstByteMask: UInt8 = 0b0011_1111

  /// The prefix that no valid header starts with.
  static let invalidPrefix: UInt8 = 0b11

  /// The largest length that a one-byte header states.
  package static let oneByteMaximum = 63

  /// The largest length that a two-byte header states.
  package static let twoByteMaximum = 16_383

  /// The largest length that any header states, 2^30 - 1.
  package static let maximum = 1_073_741_823

  /// The prefix of the smallest header that states `count`, or `nil` if none does.
  static func prefix(for count: Int) -> UInt8? {
    switch count {
    case 0...oneByteMaximum: 0b00
    case 0...twoByteMaximum: 0b01
    case 0...maximum: 0b10
    default: nil
    }
  }
}
