/// Writes the fields of a structure in order; the mirror of `Reader`.
package struct Writer {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Starts with nothing written.
  package init() {}

  /// Appends a `uint8`, one byte.
  package mutating func uint8(_ value: UInt8) { bytes.append(value) }

  /// Appends a `uint16`, two bytes in network byte order.
  package mutating func uint16(_ value: UInt16) { integer(value) }

  /// Appends a `uint32`, four bytes in network byte order.
  package mutating func uint32(_ value: UInt32) { integer(value) }

  /// Appends a `uint64`, eight bytes in network byte order.
  package mutating func uint64(_ value: UInt64) { integer(value) }

  /// Appends an `opaque[n]`: the bytes alone.
  package mutating func fixed(_ content: [UInt8]) { bytes += content }

  private mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value) {
    for shift in stride(from: Value.bitWidth - UInt8.bitWidth, through: 0, by: -UInt8.bitWidth) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// Appends an `opaque<V>`: a length header and the bytes.
  /// - Throws: `PresentationError.lengthTooLarge` from 2^30 bytes on.
  package mutating func opaque(_ content: [UInt8]) throws(PresentationError) {
    try length(content.count)
    fixed(content)
  }

  /// Appends a `T<V>`: a length header and the elements.
  /// - Throws: `PresentationError.lengthTooLarge` if the elements take 2^30 bytes or more.
  package mutating func vector(_ elements: [some TLSEncodable]) throws(PresentationError) {
    let start = bytes.count
    for element in elements { try element.encode(to: &self) }

    // The length is known only now; the header goes in front of what it counts.
    var header = Writer()
    try header.length(bytes.count - start)
    bytes.insert(contentsOf: header.bytes, at: start)
  }

  /// Appends an `optional<T>`: a presence octet and, if it is 1, the value (section 2.1.1).
  package mutating func optional(_ value: (some TLSEncodable)?) throws(PresentationError) {
    guard let value else { return uint8(0) }
    uint8(1)
    try value.encode(to: &self)
  }
}
