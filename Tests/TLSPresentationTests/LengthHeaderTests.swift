import TLSPresentation
import Testing

/// The length header of section 2.1.2, at each boundary and beyond it.
@Suite struct LengthHeaderTests {
  /// Lengths on both sides of each boundary, with their headers.
  static let headers: [(Int, [UInt8])] = [
    (0, [0x00]),
    (1, [0x01]),
    (63, [0x3F]),
    (64, [0x40, 0x40]),
    (16_383, [0x7F, 0xFF]),
    (16_384, [0x80, 0x00, 0x40, 0x00]),
    (1_073_741_823, [0xBF, 0xFF, 0xFF, 0xFF]),
    // The examples of the RFC.
    (37, [0x25]),
    (15_293, [0x7B, 0xBD]),
    (494_878_333, [0x9D, 0x7F, 0x3E, 0x7D]),
  ]

  @Test(arguments: headers)
  func `a length is written with the smallest header`(length: Int, header: [UInt8]) throws {
    var writer = Writer()
    try writer.length(length)
    #expect(writer.bytes == header)
  }

  @Test(arguments: headers.filter { $0.0 > 0 })
  func `a header alone is refused for want of exactly the length it states`(
    length: Int, header: [UInt8]
  ) {
    var reader = Reader(header)
    let expected = PresentationError.truncated(
      needed: length, available: 0, offset: header.count)
    #expect(throws: expected) { try reader.opaque() }
  }

  @Test(arguments: [0, 1, 63, 64, 16_383, 16_384])
  func `content of a boundary length survives`(length: Int) throws {
    let content = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
    var writer = Writer()
    try writer.opaque(content)
    var reader = Reader(writer.bytes)
    #expect(try reader.opaque() == content)
    try reader.finish()
  }

  @Test(arguments: [1_073_741_824, .max, -1])
  func `a length beyond every header is not written`(length: Int) {
    var writer = Writer()
    #expect(throws: PresentationError.lengthTooLarge(count: length)) {
      try writer.length(length)
    }
    #expect(writer.bytes.isEmpty)
  }

  @Test(
    arguments: [
      [0x40, 0x00], [0x40, 0x3F], [0x80, 0, 0, 0], [0x80, 0, 0, 0x3F], [0x80, 0, 0x3F, 0xFF],
    ] as [[UInt8]])
  func `a header longer than necessary is refused`(header: [UInt8]) {
    var reader = Reader([0xEE] + header + Array(repeating: 0, count: 20_000))
    #expect(throws: PresentationError.nonMinimalLength(offset: 1)) {
      _ = try reader.uint8()
      _ = try reader.opaque()
    }
  }

  @Test(arguments: [0xC0, 0xC1, 0xFF] as [UInt8])
  func `the prefix 0b11 is refused even alone`(first: UInt8) {
    var reader = Reader([first])
    #expect(throws: PresentationError.invalidLengthPrefix(offset: 0)) { try reader.opaque() }
  }

  @Test(arguments: [([0x40], 2), ([0x80, 0, 0x40], 4), ([0xBF], 4)] as [([UInt8], Int)])
  func `a header that is cut off is refused`(header: [UInt8], width: Int) {
    var reader = Reader(header)
    let expected = PresentationError.truncated(
      needed: width, available: header.count, offset: 0)
    #expect(throws: expected) { try reader.opaque() }
  }

  @Test func `no header is there to be read`() {
    var reader = Reader([])
    #expect(throws: PresentationError.truncated(needed: 1, available: 0, offset: 0)) {
      try reader.opaque()
    }
  }
}
