import Testing

@testable import DMLS

struct LeafIndexTests {
  /// Three bytes, whose bits are easy to count by hand: 10000001 01000000 00000011.
  private let leaf = LeafIndex(bytes: [0x81, 0x40, 0x03])

  @Test func depthIsTheNumberOfBits() {
    #expect(leaf.depth == 24)
    #expect(LeafIndex(bytes: [UInt8](repeating: 0, count: 64)).depth == 512)
  }

  @Test func turnsAreReadFromTheMostSignificantBitOn() {
    let turns = (0..<24).map { leaf.turnsRight(below: $0) }
    #expect(turns.indices.filter { turns[$0] } == [0, 7, 9, 22, 23])
  }

  @Test(
    arguments: [
      ([0x01, 0x40, 0x03], 0), ([0x80, 0x40, 0x03], 7), ([0x81, 0xC0, 0x03], 8),
      ([0x81, 0x00, 0x03], 9), ([0x81, 0x41, 0x03], 15), ([0x81, 0x40, 0x83], 16),
      ([0x81, 0x40, 0x01], 22), ([0x81, 0x40, 0x02], 23), ([0x81, 0x40, 0x03], 24),
      // Later differences count for nothing.
      ([0x80, 0xBF, 0xFC], 7), ([0x81, 0xBF, 0xFC], 8),
    ] as [([UInt8], Int)])
  func commonDepthIsThePlaceOfTheFirstDifferingBit(bytes: [UInt8], expected: Int) {
    let other = LeafIndex(bytes: bytes)
    #expect(leaf.commonDepth(with: other) == expected)
    #expect(other.commonDepth(with: leaf) == expected)
  }

  @Test(
    arguments: [
      (1, [0x00]), (2, [0xC0]), (7, [0x82]), (8, [0x80]), (9, [0x81, 0x80]), (10, [0x81, 0x00]),
      (15, [0x81, 0x42]), (16, [0x81, 0x41]), (17, [0x81, 0x40, 0x80]), (22, [0x81, 0x40, 0x04]),
      (23, [0x81, 0x40, 0x00]), (24, [0x81, 0x40, 0x02]),
    ] as [(Int, [UInt8])])
  func copathPrefixReversesTheLastTurnAndClearsWhatFollows(depth: Int, expected: [UInt8]) {
    #expect(leaf.copathPrefix(at: depth) == expected)
  }

  @Test(arguments: 1...24)
  func copathPrefixIsTheSiblingOfThePathAtEveryDepth(depth: Int) {
    let sibling = leaf.bytes.flippingBit(depth - 1)
    #expect(leaf.copathPrefix(at: depth) == sibling.firstBits(depth))
  }
}
