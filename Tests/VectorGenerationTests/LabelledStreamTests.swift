import JSONText
import Testing
import VectorFiles
import VectorGeneration

struct LabelledStreamTests {
  /// Three blocks computed with Python's hmac module.
  private static let blocks =
    "4eb2e28f68437bacc336857b3a0da0d9601772f2467054e072600725afecd5b4"
    + "6d438d2d1a864c9c60b6897a838f7407bf05d5df25437da0945445bb25612a29"
    + "58cc40b84740fd7c1c0f3c4f5836253f1cbd7e949145dea9183985d137c98551"

  private let stream = LabelledStream(seed: "draft-kohbrok-mls-dmls vectors 1")

  @Test func theSeedIsThatOfTheKnownAnswers() {
    #expect(Generator.seed == "draft-kohbrok-mls-dmls vectors 1")
  }

  @Test(arguments: [0, 1, 31, 32, 33, 48, 63, 64, 65, 96])
  func bytesAreBlocksOfHMACCutToLength(count: Int) {
    let bytes = stream.bytes("dmls_epoch/suite-1/ordinary-1", count: count)
    #expect(Hex.encode(bytes) == String(Self.blocks.prefix(2 * count)))
  }

  @Test func theCounterHasMoreThanOneByte() {
    let block = stream.bytes("long", count: 257 * 32).suffix(32)
    #expect(
      Hex.encode(block) == "3fc14b11288512fe44a229fc15b4a9c95739c680fb5c1951a5282757482da847")
  }

  @Test func anEmptySeedAndLabelAreAllowed() {
    #expect(
      Hex.encode(LabelledStream(seed: "").bytes("", count: 32))
        == "b03883baae7ca7c8aa2fbf979a16339bb52df6f47850fe3e0077cecc9cf2958f")
  }

  @Test func labelsAreIndependentOfEachOtherAndOfTheOrder() {
    let labels = ["a", "b", "aa", "a\u{0}", "a\u{0}\u{0}\u{0}\u{0}\u{0}", "", "a/b"]
    let first = labels.map { stream.bytes($0, count: 64) }
    let second = labels.reversed().map { stream.bytes($0, count: 64) }
    #expect(second.reversed() == first)
    // No block of one label is a block of another.
    let blocks = first.flatMap { [Array($0.prefix(32)), Array($0.suffix(32))] }
    #expect(Set(blocks).count == 2 * labels.count)
  }

  @Test func seedsAreIndependent() {
    let other = LabelledStream(seed: "draft-kohbrok-mls-dmls vectors 2")
    #expect(other.bytes("a", count: 32) != stream.bytes("a", count: 32))
  }
}
