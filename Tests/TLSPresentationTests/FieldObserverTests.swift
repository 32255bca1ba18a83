import TLSPresentation
import Testing

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
