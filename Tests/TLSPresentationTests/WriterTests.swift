import TLSPresentation
import Testing

/// The writer mirrors the reader.
@Suite struct WriterTests {
  @Test func `integers are in network byte order`() {
    var writer = Writer()
    writer.uint8(0x01)
    writer.uint16(0x0203)
    writer.uint32(0x0405_0607)
    writer.uint64(0x0809_0A0B_0C0D_0E0F)
    #expect(writer.bytes == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
  }

  @Test func `fixed bytes have no header and opaque ones do`() throws {
    var writer = Writer()
    writer.fixed([7, 8])
    try writer.opaque([9])
    #expect(writer.bytes == [7, 8, 1, 9])
  }

  @Test func `an optional value has a presence octet`() throws {
    var writer = Writer()
    try writer.optional(UInt16?.none)
    try writer.optional(UInt16(0x0A0B))
    #expect(writer.bytes == [0, 1, 0x0A, 0x0B])
  }

  @Test(
    arguments: [
      (31, [0x3E]), (32, [0x40, 0x40]), (8_191, [0x7F, 0xFE]), (8_192, [0x80, 0, 0x40, 0]),
    ] as [(Int, [UInt8])])
  func `the header of a vector counts bytes, not elements`(
    count: Int, header: [UInt8]
  ) throws {
    var writer = Writer()
    writer.uint8(0xEE)
    try writer.vector([UInt16](repeating: 0x0A0B, count: count))
    let elements = (0..<count).flatMap { _ in [0x0A, 0x0B] as [UInt8] }
    #expect(writer.bytes == [0xEE] + header + elements)
  }

  @Test func `nested vectors have nested headers`() throws {
    struct Row: TLSEncodable {
      let cells: [UInt8]
      func encode(to writer: inout Writer) throws(PresentationError) { try writer.vector(cells) }
    }
    var writer = Writer()
    try writer.vector([Row(cells: [1, 2]), Row(cells: []), Row(cells: [3])])
    #expect(writer.bytes == [6, 2, 1, 2, 0, 1, 3])
  }

  @Test func `an array is a vector of its elements, and one of bytes an opaque vector`() throws {
    #expect(try ([0x0A0B, 1] as [UInt16]).encoded() == [4, 0x0A, 0x0B, 0, 1])
    #expect(try [UInt16](decoding: [4, 0x0A, 0x0B, 0, 1]) == [0x0A0B, 1])
    #expect(try ([[9], []] as [[UInt8]]).encoded() == [3, 1, 9, 0])
    #expect(try [[UInt8]](decoding: [3, 1, 9, 0]) == [[9], []])
    #expect(try ([7, 8] as [UInt8]).encoded() == [2, 7, 8])
    var fields: [Range<Int>] = []
    #expect(try [UInt8](decoding: [2, 7, 8]) { fields.append($0) } == [7, 8])
    #expect(fields == [0..<1, 1..<3])
  }
}
