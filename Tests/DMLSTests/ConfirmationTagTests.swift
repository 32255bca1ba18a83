import DMLS
import Testing

struct ConfirmationTagTests {
  @Test(
    arguments: [
      ([0x7F], [0x80]), ([0x00], [0xFF]), ([0x01, 0xFF], [0x02, 0x00]),
      ([0xA5, 0xA5, 0x7F], [0xA5, 0xA5, 0x80]), ([], [0x00]), ([0xFF], [0xFF, 0x00]),
      ([UInt8](repeating: 7, count: 63) + [0x00], [UInt8](repeating: 7, count: 63) + [0x01]),
    ] as [([UInt8], [UInt8])])
  func theFirstDifferingUnsignedByteDecides(lower: [UInt8], higher: [UInt8]) {
    #expect(ConfirmationTag(lower) < ConfirmationTag(higher))
    #expect(!(ConfirmationTag(higher) < ConfirmationTag(lower)))
  }

  @Test func noTagIsLowerThanItself() {
    #expect(!(ConfirmationTag([0x80, 0x00]) < ConfirmationTag([0x80, 0x00])))
  }
}
