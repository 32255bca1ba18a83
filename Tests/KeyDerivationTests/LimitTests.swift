import KeyDerivation
import Testing

/// Every refusal on both sides of its boundary.
struct LimitTests {
  private static let vectorLimit = 1 << 30

  @Test(arguments: HashFunction.allCases)
  func expandGivesUpTo255Digests(function: HashFunction) throws {
    let limit = 255 * function.digestSize
    let key = [UInt8](repeating: 7, count: function.digestSize)
    let full = try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit)
    #expect(full.count == limit)
    let less = try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit - 1)
    #expect(less == full.dropLast())
    #expect(throws: KeyDerivationError.outputTooLong) {
      try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit + 1)
    }
  }

  @Test(arguments: HashFunction.allCases)
  func expandRefusesNegativeLengthOnly(function: HashFunction) throws {
    #expect(try HKDF.expand(function, pseudorandomKey: [1], info: [], length: 0) == [])
    #expect(throws: KeyDerivationError.lengthOutOfRange) {
      try HKDF.expand(function, pseudorandomKey: [1], info: [], length: -1)
    }
  }

  @Test(arguments: CipherSuite.allCases)
  func expandWithLabelGivesUpTo255Nh(suite: CipherSuite) throws {
    let limit = 255 * suite.nh
    let output = try expand(suite, length: limit)
    #expect(output.count == limit)
    #expect(throws: KeyDerivationError.outputTooLong) { try expand(suite, length: limit + 1) }
  }

  @Test(arguments: CipherSuite.allCases)
  func expandWithLabelTakesLengthsOfUInt16Only(suite: CipherSuite) throws {
    #expect(try expand(suite, length: 0) == [])
    #expect(throws: KeyDerivationError.lengthOutOfRange) { try expand(suite, length: -1) }
    #expect(throws: KeyDerivationError.outputTooLong) { try expand(suite, length: 65_535) }
    #expect(throws: KeyDerivationError.lengthOutOfRange) { try expand(suite, length: 65_536) }
  }

  @Test(arguments: [
    (0, "00"), (1, "01"), (37, "25"), (63, "3f"),
    (64, "4040"), (15_293, "7bbd"), (16_383, "7fff"),
    (16_384, "80004000"), (494_878_333, "9d7f3e7d"), (1_073_741_823, "bfffffff"),
  ])
  func headerIsTheShortestThatHoldsTheLength(length: Int, header: String) throws {
    #expect(Hexadecimal.string(try VariableLengthHeader.encode(length)) == header)
  }

  @Test func headerRefusesTwoToThe30() {
    #expect(throws: KeyDerivationError.vectorTooLong) {
      try VariableLengthHeader.encode(Self.vectorLimit)
    }
  }

  @Test func infoIsLengthThenPrefixedLabelThenContext() throws {
    let info = try KDFLabel.encode(length: 0x1234, label: "tree", context: [9, 8])
    #expect(info == [0x12, 0x34, 12] + Array("MLS 1.0 tree".utf8) + [2, 9, 8])
    let empty = try KDFLabel.encode(length: 0, label: "", context: [])
    #expect(empty == [0, 0, 8] + Array("MLS 1.0 ".utf8) + [0])
  }

  @Test func infoTakesLabelAndContextOfEveryHeaderSize() throws {
    let label = String(repeating: "x", count: 56)
    let context = [UInt8](repeating: 3, count: 16_384)
    let info = try KDFLabel.encode(length: 1, label: label, context: context)
    #expect(
      info == [0, 1, 0x40, 64] + Array("MLS 1.0 ".utf8) + Array(label.utf8)
        + [0x80, 0, 0x40, 0] + context)
  }

  private func expand(_ suite: CipherSuite, length: Int) throws -> [UInt8] {
    try suite.expandWithLabel(
      secret: [UInt8](repeating: 5, count: suite.nh), label: "limit", context: [1], length: length)
  }
}
