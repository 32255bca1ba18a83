extension Writer {
  /// Appends the smallest length header that states `count` (section 2.1.2).
  ///
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

  /// Appends an `opaque<V>`: a length header and the bytes.
  ///
  /// - Throws: `PresentationError.lengthTooLarge` from 2^30 bytes on.
  package mutating func opaque(_ content: [UInt8]) throws(PresentationError) {
    try length(content.count)
    fixed(content)
  }

  /// Appends a `T<V>`: a length header and the elements.
  ///
  /// - Throws: `PresentationError.lengthTooLarge` if the elements take 2^30 bytes or more.
  package mutating func vector(_ elements: [some TLSEncodable]) throws(PresentationError) {
    let start = bytes.count
    for element in elements { try element.encode(to: &self) }

    // The length is known only now; the header goes in front of what it counts.
    var header = Writer()
    try header.length(bytes.count - start)
    insert(header.bytes, at: start)
  }

  /// Appends an `optional<T>`: a presence octet and, if it is 1, the value (section 2.1.1).
  package mutating func optional(_ value: (some TLSEncodable)?) throws(PresentationError) {
    guard let value else { return uint8(0) }
    uint8(1)
    try value.encode(to: &self)
  }
}
