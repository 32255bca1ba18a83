import DMLS
import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

struct SerializationTests {
  @Test(arguments: CipherSuite.onePerHash)
  func anUnusedStateIsSuiteRootAndNoPaths(suite: CipherSuite) throws {
    let secret = suite.counting(from: 5)
    let prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let bytes = try prf.serialized()
    let header: [UInt8] = suite.nh < 64 ? [UInt8(suite.nh)] : [0x40, UInt8(suite.nh)]
    #expect(bytes == [0, UInt8(suite.rawValue)] + header + secret + [0])
  }

  @Test func aUsedStateIsSuiteNoRootAndThePath() throws {
    let suite = CipherSuite.suite1
    let leaf = suite.counting(from: 5)
    let secret = suite.repeating(1)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    _ = try prf.evaluate(leaf)
    let bytes = try prf.serialized()
    // 256 secrets of 32 bytes have a header of two bytes, 0x4000 + 8192 needs 0x6000.
    let start = [0, 1, 0, 0x60, 0x23, 32] + leaf + [0x60, 0x00]
    #expect(Array(bytes.prefix(start.count)) == start)
    #expect(bytes.count == start.count + 8192)
    let path = try suite.directPath(secret: secret, input: leaf)
    let turn: TreeChild = leaf.bit(0) ? .left : .right
    #expect(
      try Array(bytes[start.count..<start.count + 32])
        == suite.treeNodeSecret(turn, below: path[0]))
    let last: TreeChild = leaf.bit(255) ? .left : .right
    #expect(try Array(bytes.suffix(32)) == suite.treeNodeSecret(last, below: path[255]))
  }

  @Test(arguments: CipherSuite.onePerHash, [51] as [UInt64])
  func aRestoredStateEqualsTheSavedOneAtEveryPoint(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = PuncturablePRFTests.relatedLeaves(5, suite, using: &generator)
    var kept = try PuncturablePRF(cipherSuite: suite, secret: secret)
    var restored = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for (index, leaf) in leaves.enumerated() {
      let saved = try kept.serialized()
      restored = try PuncturablePRF(restoring: restored.serialized(), cipherSuite: suite)
      let savedAgain = try restored.serialized()
      #expect(savedAgain == saved, "seed \(seed), step \(index)")
      let nodes = kept.retainedNodes
      let restoredNodes = restored.retainedNodes
      #expect(restoredNodes == nodes, "seed \(seed), step \(index)")
      for used in leaves[..<index] {
        let refusal = restored.refusal(at: used)
        #expect(refusal == .punctured, "seed \(seed), step \(index)")
      }
      let output = try kept.evaluate(leaf)
      let restoredOutput = try restored.evaluate(leaf)
      #expect(restoredOutput == output, "seed \(seed), step \(index)")
    }
  }

  @Test func aRestoredStateKeepsNoRootAfterAnEvaluation() throws {
    let suite = CipherSuite.suite1
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(1))
    let leaf = suite.repeating(2)
    _ = try prf.evaluate(leaf)
    var restored = try PuncturablePRF(restoring: prf.serialized(), cipherSuite: suite)
    let depths = restored.retainedNodes.map(\.depth)
    #expect(!depths.contains(0))
    #expect(depths.count == 256)
    let refusal = restored.refusal(at: leaf)
    #expect(refusal == .punctured)
  }
}
