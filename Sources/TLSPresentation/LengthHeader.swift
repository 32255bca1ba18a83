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

extension Reader {
  /// Reads the length header of a vector: how many bytes its content has, at most `available`.
  mutating func length() throws(PresentationError) -> Int {
    let length = try header()
    try require(length)
    return length
  }

  /// Reads a length header, whatever it promises.
  mutating func header() throws(PresentationError) -> Int {
    try require(1)
    let first = bytes[position]
    let prefix = first >> LengthHeader.firstByteBits
    guard prefix != LengthHeader.invalidPrefix else {
      guard has(.eightByteHeaders) else { throw .invalidLengthPrefix(offset: position) }
      throw .truncated(needed: LengthHeader.maximum, available: available, offset: position)
    }
    let width = 1 << Int(prefix)
    try require(width)

    var length = Int(first & LengthHeader.firstByteMask)
    for index in position + 1..<position + width {
      length = length << UInt8.bitWidth | Int(bytes[index])
    }
    if LengthHeader.prefix(for: length) != prefix {
      try refuse(.nonMinimalLength(offset: position), at: .minimalityLast)
    }
    advance(by: width)
    return length
  }
}

extension Writer {
  /// Appends the smallest length header that states `count` (section 2.1.2).
  /// - Throws: `PresentationError.lengthTooLarge` from 2^30 on.
  package mutating func length(_ count: Int) throws(PresentationError) {
    guard let prefix = LengthHeader.prefix(for: count) else {
      throw .lengthTooLarge(count: count)
    }
    let width = 1 << Int(prefix)
    let prefixShift = width * UInt8.bitWidth - (UInt8.bitWidth - LengthHeader.firstByteBits)
    let header = UInt32(truncatingIfNeeded: count) | UInt32(prefix) << UInt32(prefixShift)
    switch prefix {
    case 0b00: uint8(UInt8(truncatingIfNeeded: header))
    case 0b01: uint16(UInt16(truncatingIfNeeded: header))
    default: uint32(header)
    }
  }
}
