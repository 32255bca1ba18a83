extension Reader {
  /// Reads a `uint8`, one byte.
  package mutating func uint8() throws(PresentationError) -> UInt8 { try integer() }

  /// Reads a `uint16`, two bytes in network byte order.
  package mutating func uint16() throws(PresentationError) -> UInt16 { try integer() }

  /// Reads a `uint32`, four bytes in network byte order.
  package mutating func uint32() throws(PresentationError) -> UInt32 { try integer() }

  /// Reads a `uint64`, eight bytes in network byte order.
  package mutating func uint64() throws(PresentationError) -> UInt64 { try integer() }

  @inline(__always)
  private mutating func integer<Value: FixedWidthInteger & UnsignedInteger>()
    throws(PresentationError) -> Value
  {
    let width = Value.bitWidth / UInt8.bitWidth
    try require(width)
    var value: Value = 0
    for index in position..<position + width {
      value = value << UInt8.bitWidth | Value(truncatingIfNeeded: bytes[index])
    }
    advance(by: width)
    return value
  }
}
