/// Integers in network byte order, as on the wire of RFC 9420 and in the padding of FIPS 180-4.
enum BigEndian {
  /// Returns the bytes of an integer, the most significant first.
  static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    let firstShift = value.bitWidth - UInt8.bitWidth
    return stride(from: firstShift, through: 0, by: -UInt8.bitWidth).map { shift in
      UInt8(truncatingIfNeeded: value >> shift)
    }
  }
}
