import DMLS
import KeyDerivation
import SeededRandomness
import TLSPresentation
import TestSupport
import Testing

/// Saved states that nothing leads to; each is refused and none stops the program.
struct MalformedSerializationTests {
  private static let suite = CipherSuite.suite1
  private static let leaf = suite.counting(from: 0x31)
  private static let sibling = leaf.flippingBit(200)

  /// The state after an evaluation at `leaf` and one at `sibling`.
  private static func twoPaths() throws -> SavedState {
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(1))
    _ = try prf.evaluate(leaf)
    _ = try prf.evaluate(sibling)
    return try SavedState(parsing: prf.serialized())
  }

  private static func error(_ bytes: [UInt8], suite: CipherSuite = suite) -> DMLSError? {
    do throws(DMLSError) {
      let prf = try PuncturablePRF(restoring: bytes, cipherSuite: suite)
      _ = prf.retainedCount
      return nil
    } catch {
      return error
    }
  }

  private static func isInconsistent(_ error: DMLSError?) -> Bool {
    if case .inconsistentState? = error { true } else { false }
  }

  @Test func whatIsTakenApartHereIsRestoredWhenItIsPutTogetherAgain() throws {
    let state = try Self.twoPaths()
    #expect(state.paths.map(\.leafIndex) == [Self.leaf, Self.sibling])
    #expect(state.paths.map(\.copathSecrets.count) == [256 * 32, 55 * 32])
    #expect(try Self.error(state.bytes()) == nil)
  }

  @Test func everyTruncationOfAnUnusedStateIsRefused() throws {
    let prf = try PuncturablePRF(cipherSuite: Self.suite, secret: Self.suite.repeating(1))
    let bytes = try prf.serialized()
    for count in bytes.indices {
      let error = Self.error(Array(bytes[..<count]))
      guard case .presentation(.truncated)? = error else {
        Issue.record("\(count) bytes: \(String(describing: error))")
        continue
      }
    }
  }

  @Test func everyTruncationOfAUsedStateIsRefused() throws {
    let bytes = try Self.twoPaths().bytes()
    // All about the headers and the ends, and some of the thousands between.
    let ends = bytes.indices.filter { $0 < 64 || $0 > bytes.count - 64 || $0.isMultiple(of: 61) }
    for count in ends {
      let error = Self.error(Array(bytes[..<count]))
      guard case .presentation(.truncated)? = error else {
        Issue.record("\(count) bytes: \(String(describing: error))")
        continue
      }
    }
  }

  @Test func aByteBehindTheStateIsRefused() throws {
    let bytes = try Self.twoPaths().bytes()
    #expect(
      Self.error(bytes + [0])
        == .presentation(.trailingBytes(count: 1, offset: bytes.count)))
  }

  @Test func theStateOfAnotherSuiteIsRefused() throws {
    let bytes = try Self.twoPaths().bytes()
    let other = CipherSuite.mls128Dhkemp256Aes128gcmSha256P256
    #expect(Self.error(bytes, suite: other) == .inconsistentState("it belongs to cipher suite 1"))
    #expect(
      Self.error([0, 9] + bytes.dropFirst(2))
        == .inconsistentState("it belongs to cipher suite 9"))
  }

  @Test func rootAndPathsTogetherOrNeitherAreRefused() throws {
    let both = "it must hold either a root or paths"
    var state = try Self.twoPaths()
    state.root = Self.suite.repeating(1)
    #expect(try Self.error(state.bytes()) == .inconsistentState(both))
    state = SavedState(suite: 1, root: [], paths: [])
    #expect(try Self.error(state.bytes()) == .inconsistentState(both))
  }

  @Test func aStateThatLostItsLastPathIsRefused() throws {
    var state = try Self.twoPaths()
    state.paths.removeLast()
    #expect(
      try Self.error(state.bytes()) == .inconsistentState("a retained node has no secret"))
  }

  @Test(arguments: [1, 31, 33, 64])
  func aRootOfAnotherWidthIsRefused(count: Int) throws {
    let state = SavedState(suite: 1, root: [UInt8](repeating: 1, count: count), paths: [])
    #expect(
      try Self.error(state.bytes())
        == .wrongLength(name: "root", expected: 32, actual: count))
  }

  @Test(arguments: [0, 31, 33])
  func aLeafIndexOfAnotherWidthIsRefused(count: Int) throws {
    var state = try Self.twoPaths()
    state.paths[1].leafIndex = [UInt8](repeating: 1, count: count)
    #expect(
      try Self.error(state.bytes())
        == .wrongLength(name: "leaf_index", expected: 32, actual: count))
  }

  @Test(arguments: [0, 1], [-32, -1, 1, 32])
  func copathSecretsOfAnotherWidthAreRefused(path: Int, difference: Int) throws {
    var state = try Self.twoPaths()
    let whole = state.paths[path].copathSecrets
    let count = whole.count + difference
    state.paths[path].copathSecrets = Array((whole + Self.suite.repeating(1)).prefix(count))
    #expect(
      try Self.error(state.bytes())
        == .inconsistentState("a path has \(count) bytes of copath secrets"))
  }

  @Test func copathSecretsThatAreMissingAreRefused() throws {
    var state = try Self.twoPaths()
    state.paths[0].copathSecrets = []
    #expect(Self.isInconsistent(Self.error(try state.bytes())))
  }

  @Test(arguments: [0, 1])
  func aRepeatedLeafIsRefused(path: Int) throws {
    var state = try Self.twoPaths()
    state.paths.append(state.paths[path])
    #expect(try Self.error(state.bytes()) != nil)
  }

  @Test(arguments: [0, 15, 31])
  func aConsumedNodeThatKeepsOneByteOfItsSecretIsRefused(offset: Int) throws {
    var state = try Self.twoPaths()
    // The leaves part below depth 200, so the first path's node at depth 201 was consumed.
    let consumed = 200 * 32..<201 * 32
    #expect(state.paths[0].copathSecrets[consumed].allSatisfy { $0 == 0 })
    state.paths[0].copathSecrets[consumed.lowerBound + offset] = 1
    #expect(
      try Self.error(state.bytes())
        == .inconsistentState("a consumed node still has its secret"))
  }

  @Test func pathsInAnotherOrderAreRefused() throws {
    var state = try Self.twoPaths()
    state.paths.swapAt(0, 1)
    #expect(Self.isInconsistent(Self.error(try state.bytes())))
  }

  @Test(arguments: [61, 62] as [UInt64])
  func randomBytesNeverStopTheProgram(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for round in 0..<500 {
      let count = Int.random(in: 0...200, using: &generator)
      // A good start takes the rest to where the reader goes on.
      let starts: [[UInt8]] = [[], [0, 1], [0, 1, 0], [0, 1, 0, 0x40, 0x80, 32], [0, 1, 32]]
      let start = starts[round % starts.count]
      let error = Self.error(start + generator.bytes(count))
      #expect(error != nil, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: [63] as [UInt64])
  func flippedBitsNeverStopTheProgram(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let bytes = try Self.twoPaths().bytes()
    for _ in 0..<100 {
      // In the headers and leaf indices, or anywhere.
      let end = Bool.random(using: &generator) ? 40 : bytes.count
      let position = Int.random(in: 0..<8 * end, using: &generator)
      _ = Self.error(bytes.flippingBit(position))
    }
  }
}
