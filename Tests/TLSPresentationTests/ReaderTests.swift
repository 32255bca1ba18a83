import TLSPresentation
import Testing

/// What the reader reads, and what it refuses with which evidence.
@Suite struct ReaderTests {
  /// `struct { uint8 tag; opaque content<V>; }`, for vectors of something.
  struct Pair: TLSCodable, Equatable {
    let tag: UInt8
    let content: [UInt8]

    init(tag: UInt8, content: [UInt8]) {
      self.tag = tag
      self.content = content
    }

    init(from reader: inout Reader) throws(PresentationError) {
      tag = try reader.uint8()
      content = try reader.opaque()
    }

    func encode(to writer: inout Writer) throws(PresentationError) {
      writer.uint8(tag)
      try writer.opaque(content)
    }
  }

  /// An element that takes no bytes, against which the reader must defend itself.
  struct Nothing: TLSDecodable {
    init(from reader: inout Reader) throws(PresentationError) {}
  }

  @Test func `integers are in network byte order`() throws {
    var reader = Reader([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    #expect(try reader.uint8() == 0x01)
    #expect(try reader.uint16() == 0x0203)
    #expect(try reader.uint32() == 0x0405_0607)
    #expect(try reader.uint64() == 0x0809_0A0B_0C0D_0E0F)
    #expect(reader.position == 15)
    try reader.finish()
  }

  @Test func `an integer that is cut off states what is missing`() {
    let read: [(Int, (inout Reader) throws(PresentationError) -> Void)] = [
      (1, { reader throws(PresentationError) in _ = try reader.uint8() }),
      (2, { reader throws(PresentationError) in _ = try reader.uint16() }),
      (4, { reader throws(PresentationError) in _ = try reader.uint32() }),
      (8, { reader throws(PresentationError) in _ = try reader.uint64() }),
    ]
    for (width, read) in read {
      var reader = Reader([0xEE, 0xEE] + Array(repeating: 0, count: width - 1))
      let expected = PresentationError.truncated(
        needed: width, available: width - 1, offset: 2)
      #expect(throws: expected) {
        _ = try reader.uint16()
        try read(&reader)
      }
    }
  }

  @Test func `fixed bytes are as many as asked for`() throws {
    var reader = Reader([1, 2, 3])
    #expect(try reader.fixed(2) == [1, 2])
    #expect(throws: PresentationError.truncated(needed: 2, available: 1, offset: 2)) {
      try reader.fixed(2)
    }
  }

  @Test func `an opaque vector one byte short is refused where its content starts`() {
    var reader = Reader([3, 1, 2])
    #expect(throws: PresentationError.truncated(needed: 3, available: 2, offset: 1)) {
      try reader.opaque()
    }
  }

  @Test func `a vector is read until its bytes are used up`() throws {
    var reader = Reader([5, 0xA, 1, 0xFF, 0xB, 0, 0xEE])
    let pairs = try reader.vector(of: Pair.self)
    #expect(pairs == [Pair(tag: 0xA, content: [0xFF]), Pair(tag: 0xB, content: [])])
    #expect(reader.position == 6)
    #expect(reader.available == 1)
  }

  @Test func `an element that overruns its vector is refused although the input goes on`() {
    var reader = Reader([4, 0xA, 0, 0xB, 1, 0xFF, 0xFF])
    #expect(throws: PresentationError.truncated(needed: 1, available: 0, offset: 5)) {
      try reader.vector(of: Pair.self)
    }
  }

  @Test func `offsets in nested vectors count from the outermost input`() {
    struct Outer: TLSDecodable {
      init(from reader: inout Reader) throws(PresentationError) {
        _ = try reader.vector(of: Pair.self)
      }
    }
    var reader = Reader([0xEE, 7, 2, 0xA, 0, 3, 0xB, 0x40, 1])
    #expect(throws: PresentationError.nonMinimalLength(offset: 7)) {
      _ = try reader.uint8()
      _ = try reader.vector(of: Outer.self)
    }
  }

  @Test func `an inner vector that claims more than the outer one has is refused`() {
    var reader = Reader([3, 0xA, 2, 0xFF, 0xFF])
    #expect(throws: PresentationError.truncated(needed: 2, available: 1, offset: 3)) {
      try reader.vector(of: Pair.self)
    }
  }

  @Test func `an element that reads nothing does not repeat forever`() {
    var reader = Reader([2, 0, 0])
    #expect(throws: PresentationError.trailingBytes(count: 2, offset: 1)) {
      try reader.vector(of: Nothing.self)
    }
  }

  @Test func `the presence octet is 0 or 1`() throws {
    var reader = Reader([0, 1, 9, 2, 0])
    #expect(try reader.optional(UInt8.self) == nil)
    #expect(try reader.optional(UInt8.self) == 9)
    #expect(throws: PresentationError.unknownValue(type: "optional", value: 2, offset: 3)) {
      try reader.optional(UInt8.self)
    }
  }

  @Test func `trailing bytes are counted and located`() {
    #expect(throws: PresentationError.trailingBytes(count: 2, offset: 2)) {
      try Pair(decoding: [0xA, 0, 1, 2])
    }
  }

  @Test(arguments: [1, 4, 5, 100, 5_000])
  func `an array of small elements is hardly larger than its elements`(count: Int) throws {
    var writer = Writer()
    try writer.vector([UInt8?](repeating: nil, count: count))
    var reader = Reader(writer.bytes)
    let elements = try reader.vector(of: UInt8?.self)
    #expect(elements.count == count)
    #expect(elements.capacity <= count + 32)
  }
}

/// The field observer reports each primitive field, in outermost offsets.
@Suite struct FieldObserverTests {
  struct Row: TLSDecodable {
    init(from reader: inout Reader) throws(PresentationError) {
      _ = try reader.uint16()
      _ = try reader.opaque()
    }
  }

  struct Table: TLSDecodable {
    init(from reader: inout Reader) throws(PresentationError) {
      _ = try reader.fixed(2)
      _ = try reader.vector(of: Row.self)
      _ = try reader.optional(UInt32.self)
      _ = try reader.optional(UInt32.self)
      _ = try reader.fixed(0)
      _ = try reader.uint64()
    }
  }

  @Test func `integers, headers and contents are reported in reading order`() throws {
    let input: [UInt8] =
      [0xA, 0xB] + [8] + [0, 1, 2, 0xC, 0xD] + [0, 2, 0] + [1, 0, 0, 0, 9] + [0]
      + [0, 0, 0, 0, 0, 0, 0, 1]
    var ranges: [Range<Int>] = []
    _ = try Table(decoding: input) { ranges.append($0) }
    #expect(
      ranges == [
        0..<2, 2..<3, 3..<5, 5..<6, 6..<8, 8..<10, 10..<11, 11..<12, 12..<16, 16..<17, 17..<25,
      ])
  }

  @Test func `a header of several bytes is one field, and a refused field is none`() {
    var ranges: [Range<Int>] = []
    var reader = Reader([0x40, 0x40] + [UInt8](repeating: 0, count: 63)) { ranges.append($0) }
    #expect(throws: PresentationError.truncated(needed: 64, available: 63, offset: 2)) {
      try reader.opaque()
    }
    #expect(ranges == [0..<2])
  }
}
