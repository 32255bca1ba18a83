import TLSPresentation
import Testing

/// Closed enumerations refuse what open ones keep.
@Suite struct EnumerationTests {
  enum Closed: UInt16, TLSEnumeration {
    case one = 1
    case large = 0xFFFF
  }

  struct Open: TLSEnumeration {
    let rawValue: UInt16
  }

  @Test func `a known value has the width of its type`() throws {
    #expect(try Closed(decoding: [0, 1]) == .one)
    #expect(try Closed(decoding: [0xFF, 0xFF]) == .large)
    #expect(try Closed.large.encoded() == [0xFF, 0xFF])
  }

  @Test(arguments: [0, 2, 0x0A0A, 0xFFFE] as [UInt16])
  func `an unknown value is refused by the closed and kept by the open`(value: UInt16) throws {
    let bytes = [UInt8(value >> 8), UInt8(value & 0xFF)]
    var reader = Reader([0xEE] + bytes)
    _ = try reader.uint8()
    let expected = PresentationError.unknownValue(
      type: "Closed", value: UInt64(value), offset: 1)
    #expect(throws: expected) { try Closed(from: &reader) }
    #expect(try Open(decoding: bytes).rawValue == value)
    #expect(try Open(rawValue: value).encoded() == bytes)
  }

  @Test func `every error says where it happened`() {
    let errors: [(PresentationError, String)] = [
      (
        .truncated(needed: 4, available: 1, offset: 7),
        "truncated at byte 7: 4 bytes needed, 1 available"
      ),
      (.trailingBytes(count: 2, offset: 9), "2 trailing bytes from byte 9 on"),
      (
        .nonMinimalLength(offset: 3), "length header at byte 3 is longer than its value requires"
      ),
      (
        .invalidLengthPrefix(offset: 3),
        "length header at byte 3 starts with the invalid prefix 0b11"
      ),
      (
        .unknownValue(type: "SenderType", value: 5, offset: 14),
        "SenderType has no variant 5 (at byte 14)"
      ),
      (.unsupportedVersion(2, offset: 0), "protocol version 2 at byte 0 is not mls10"),
      (
        .lengthTooLarge(count: 1 << 30),
        "a vector of 1073741824 bytes exceeds the largest length a header can state"
      ),
    ]
    for (error, text) in errors { #expect(error.description == text) }
  }
}
