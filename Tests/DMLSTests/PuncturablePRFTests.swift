import DMLS
import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

/// `PuncturablePRF` against the stateless definition.
struct PuncturablePRFTests {
  /// Leaves of which each shares a prefix of random length with one before it.
  static func relatedLeaves(
    _ count: Int, _ suite: CipherSuite, using generator: inout SplitMix64
  ) -> [[UInt8]] {
    var leaves = [generator.bytes(suite.nh)]
    while leaves.count < count {
      var leaf = leaves[Int.random(in: 0..<leaves.count, using: &generator)]
      let first = Int.random(in: 0..<suite.leafDepth, using: &generator)
      leaf = leaf.flippingBit(first)
      let random = generator.bytes(suite.nh)
      for position in first + 1..<max(first + 1, suite.leafDepth)
      where random.bit(position) { leaf = leaf.flippingBit(position) }
      if !leaves.contains(leaf) { leaves.append(leaf) }
    }
    return leaves
  }

  @Test(arguments: CipherSuite.onePerHash, [11, 12] as [UInt64])
  func relatedLeavesHaveTheOutputsOfTheDefinition(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = Self.relatedLeaves(10, suite, using: &generator)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves {
      let output = try prf.evaluate(leaf)
      let expected = try suite.deriveFSSecret(secret: secret, input: leaf)
      #expect(output == expected, "seed \(seed), leaf \(leaf.hex)")
    }
    for leaf in leaves {
      let refusal = prf.refusal(at: leaf)
      #expect(refusal == .punctured, "seed \(seed), leaf \(leaf.hex)")
    }
  }

  @Test(arguments: CipherSuite.onePerHash, [21, 22, 23] as [UInt64])
  func outputsDoNotDependOnTheOrder(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = Self.relatedLeaves(4, suite, using: &generator)
    var first: [[UInt8]: [UInt8]] = [:]
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves { first[leaf] = try prf.evaluate(leaf) }
    let nodes = prf.retainedNodes

    var other = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves.shuffled(using: &generator) {
      let output = try other.evaluate(leaf)
      #expect(output == first[leaf], "seed \(seed), leaf \(leaf.hex)")
    }
    let otherNodes = other.retainedNodes
    #expect(otherNodes == nodes, "seed \(seed)")
  }

  @Test(arguments: [true, false])
  func everySiblingOfALeafCanBeEvaluatedBesideIt(fromTheRootDown: Bool) throws {
    let suite = CipherSuite.suite1
    let secret = suite.counting(from: 0x10)
    let leaf = suite.counting(from: 0xC3)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let output = try prf.evaluate(leaf)
    #expect(try output == suite.deriveFSSecret(secret: secret, input: leaf))
    let positions = 0..<suite.leafDepth
    for position in fromTheRootDown ? Array(positions) : positions.reversed() {
      let sibling = leaf.flippingBit(position)
      let output = try prf.evaluate(sibling)
      // Half of them against the definition; the other direction takes the other half.
      if position.isMultiple(of: 2) == fromTheRootDown {
        let expected = try suite.deriveFSSecret(secret: secret, input: sibling)
        #expect(output == expected, "sibling at bit \(position)")
      }
    }
    for position in positions {
      let refusal = prf.refusal(at: leaf.flippingBit(position))
      #expect(refusal == .punctured, "sibling at bit \(position)")
    }
  }

  @Test(arguments: CipherSuite.onePerHash)
  func aWholeSubtreeCanBeUsedUp(suite: CipherSuite) throws {
    let secret = suite.counting(from: 0x77)
    let base = suite.counting(from: 0x40)
    let leaves = (0..<16).map { Array(base.dropLast()) + [base[suite.nh - 1] & 0xF0 | UInt8($0)] }
    var generator = SplitMix64(seed: 31)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves.shuffled(using: &generator) {
      let output = try prf.evaluate(leaf)
      #expect(try output == suite.deriveFSSecret(secret: secret, input: leaf))
    }
    for leaf in leaves {
      let refusal = prf.refusal(at: leaf)
      #expect(refusal == .punctured)
    }
    let count = prf.retainedCount
    #expect(count == suite.leafDepth - 4)
    let beside = base.flippingBit(suite.leafDepth - 5)
    let output = try prf.evaluate(beside)
    #expect(try output == suite.deriveFSSecret(secret: secret, input: beside))
  }

  @Test(arguments: CipherSuite.onePerHash)
  func theEndsOfTheTreeAreLeavesLikeOthers(suite: CipherSuite) throws {
    let secret = suite.repeating(0)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let last = suite.leafDepth - 1
    for leaf in [
      suite.repeating(0), suite.repeating(0xFF), suite.repeating(0).flippingBit(last),
      suite.repeating(0xFF).flippingBit(last), suite.repeating(0).flippingBit(0),
    ] {
      let output = try prf.evaluate(leaf)
      #expect(try output == suite.deriveFSSecret(secret: secret, input: leaf))
      let refusal = prf.refusal(at: leaf)
      #expect(refusal == .punctured)
    }
  }
}
