/// Reads the fields of one encoded structure in order.
///
/// The reader never looks past the innermost vector it is in, and it compares every claimed length
/// with what is available before it acts on it. After an error it is spent.
package struct Reader {
  /// Is told the range of each primitive field, in bytes of the outermost input.
  ///
  /// A primitive field is an integer, a length header, or the non-empty content of an opaque
  /// vector or array. Reading order is input order, so that the ranges of a structure tile it.
  package typealias FieldObserver = (Range<Int>) -> Void

  let bytes: [UInt8]
  /// The offset of the next byte to read, from the start of the outermost input.
  package internal(set) var position = 0
  /// The end of the innermost vector being read, or of the input.
  var end: Int

  private let onField: FieldObserver?

  /// What the decoder does otherwise than the specification.
  let habits: DecodingHabits
  /// The habits with which it would have gone another way somewhere.
  package internal(set) var forks: DecodingHabits = []
  /// What it will refuse once all is read, by its habits.
  package var postponed: [PresentationError] = []

  /// Starts at the first of `bytes`; `onField` is told of each primitive field once it was read.
  package init(
    _ bytes: [UInt8], habits: DecodingHabits = [], onField: FieldObserver? = nil
  ) {
    self.bytes = bytes
    self.habits = habits
    self.onField = onField
    end = bytes.count
  }

  /// Starts at an offset, which must not lie behind the end of the input.
  package init(_ bytes: [UInt8], from offset: Int) {
    self.init(bytes)
    position = offset
  }

  /// How many bytes are left in the innermost vector, or in the input.
  package var available: Int { max(0, end - position) }

  /// Confirms that the input is used up.
  /// - Throws: `PresentationError.trailingBytes` if it is not.
  package func finish() throws(PresentationError) {
    guard position == end else {
      throw .trailingBytes(count: available, offset: position)
    }
  }

  /// Confirms that `count` bytes can be read.
  mutating func require(_ count: Int) throws(PresentationError) {
    guard count <= available else {
      let isThere = end < bytes.count && count <= bytes.count - position
      if isThere, has(.overruns) { return }
      throw .truncated(needed: count, available: available, offset: position)
    }
  }

  /// Moves past `count` bytes that are known to be available, and reports them as one field.
  mutating func advance(by count: Int) {
    let start = position
    position += count
    if let onField, count > 0 { onField(start..<position) }
  }

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

  /// Reads an `opaque[count]`: bytes whose number is known from elsewhere.
  package mutating func fixed(_ count: Int) throws(PresentationError) -> [UInt8] {
    try require(count)
    return content(count)
  }

  /// Reads an `opaque<V>`: a length header and that many bytes.
  package mutating func opaque() throws(PresentationError) -> [UInt8] {
    content(try length())
  }

  private mutating func content(_ count: Int) -> [UInt8] {
    let content = Array(bytes[position..<position + count])
    advance(by: count)
    return content
  }

  /// Below this many elements an array grows as it likes; the blocks are small.
  private static let unplannedElements = 4

  /// Reads a `T<V>`: elements until the bytes that the length header states are used up.
  /// - Throws: `PresentationError.truncated` for an element that overruns the vector, besides the
  ///   errors of the element itself.
  package mutating func vector<Element: TLSDecodable>(
    of type: Element.Type = Element.self
  ) throws(PresentationError) -> [Element] {
    let count = try header()
    let start = position
    let outerEnd = end
    let isWhole = try reaches(start + count)
    end = isWhole ? start + count : outerEnd

    var elements: [Element] = []
    while position < end {
      if elements.count == elements.capacity, elements.count >= Self.unplannedElements {
        elements.reserveCapacity(plannedCount(after: elements.count, since: start))
      }
      let before = position
      elements.append(try Element(from: &self))
      // An element that reads nothing would repeat forever; what it leaves, nobody reads.
      if position == before { try finish() }
    }
    let isOver = position > end
    end = outerEnd
    guard isWhole else {
      throw .truncated(needed: start + count - position, available: available, offset: position)
    }
    if isOver { try refuse(overrun, at: .overruns) }
    return elements
  }

  private var overrun: PresentationError {
    .truncated(needed: 1, available: 0, offset: position)
  }

  /// Whether a vector that ends there is within its bounds; where it is not, a decoder may find out
  /// by its elements.
  private mutating func reaches(_ end: Int) throws(PresentationError) -> Bool {
    if end <= self.end || !has(.boundsLast) { try require(end - position) }
    return end <= self.end || end <= bytes.count && habits.contains(.overruns)
  }

  /// Reads an `optional<T>`: a presence octet and, if it is 1, a value (section 2.1.1).
  /// - Throws: `PresentationError.unknownValue` for any other octet, besides the errors of the
  ///   value itself.
  package mutating func optional<Wrapped: TLSDecodable>(
    _ type: Wrapped.Type = Wrapped.self
  ) throws(PresentationError) -> Wrapped? {
    let offset = position
    let octet = try uint8()
    switch octet {
    case 0: return nil
    case 1: return try Wrapped(from: &self)
    default: throw .unknownValue(type: "optional", value: UInt64(octet), offset: offset)
    }
  }

  /// How many elements a full array of `count` should have room for.
  ///
  /// If the rest of the vector is like the part read since `start`, this is the final count, and
  /// the array grows once. Doubling instead would hold three times the final size at its peak,
  /// which matters where one byte of input makes an element. The result stays within one element
  /// per byte still to be read, whatever the input, and grows the array by half or to that limit.
  private func plannedCount(after count: Int, since start: Int) -> Int {
    let planned = count * (end - start) / (position - start) + 1
    return min(max(planned, count + count / 2), count + available)
  }
}
