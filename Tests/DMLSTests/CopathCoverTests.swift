import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

@testable import DMLS

/// The store holds exactly the copath cover of what was evaluated.
struct CopathCoverTests {
  @Test(arguments: CipherSuite.onePerHash)
  func atFirstTheRootIsAllThereIs(suite: CipherSuite) throws {
    let secret = suite.counting(from: 9)
    let prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let nodes = prf.retainedNodes
    #expect(nodes == [RetainedNode(depth: 0, prefix: [], secret: secret)])
    let count = prf.retainedCount
    #expect(count == 1)
  }

  @Test(arguments: CipherSuite.onePerHash, [41, 42] as [UInt64])
  func afterRandomSequencesItIsTheCover(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = PuncturablePRFTests.relatedLeaves(6, suite, using: &generator)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves { _ = try prf.evaluate(leaf) }
    for leaf in leaves + [[], leaves[0] + [0]] { _ = prf.refusal(at: leaf) }

    let nodes = prf.retainedNodes
    let count = prf.retainedCount
    #expect(count == nodes.count)
    let expected = try Self.cover(of: leaves, secret: secret, suite: suite)
    #expect(nodes == expected, "seed \(seed)")
    Self.expectPartition(nodes, leaves: leaves, suite: suite, seed: seed)
  }

  @Test func oneEvaluationLeavesOneNodeAtEveryDepthBelowTheRoot() throws {
    let suite = CipherSuite.suite1
    let leaf = suite.counting(from: 0x5A)
    let secret = suite.repeating(0xEE)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    _ = try prf.evaluate(leaf)
    let nodes = prf.retainedNodes
    #expect(nodes.map(\.depth).sorted() == Array(1...256))
    // The whole path to each, where `cover(of:)` takes the last step alone.
    for node in nodes where node.depth.isMultiple(of: 15) || [1, 8, 9, 256].contains(node.depth) {
      let below = node.prefix + [UInt8](repeating: 0, count: suite.nh - node.prefix.count)
      let path = try suite.directPath(secret: secret, input: below)
      #expect(node.secret == path[node.depth], "depth \(node.depth)")
    }
  }

  /// The cover by its definition: every sibling of a path with no evaluated leaf below it.
  private static func cover(
    of leaves: [[UInt8]], secret: [UInt8], suite: CipherSuite
  ) throws -> [RetainedNode] {
    var nodes: [RetainedNode] = []
    for leaf in leaves {
      let path = try suite.directPath(secret: secret, input: leaf)
      for depth in 1...suite.leafDepth {
        let prefix = leaf.flippingBit(depth - 1).firstBits(depth)
        let isPunctured = leaves.contains { $0.firstBits(depth) == prefix }
        let isKnown = nodes.contains { $0.depth == depth && $0.prefix == prefix }
        guard !isPunctured, !isKnown else { continue }
        let turn: TreeChild = leaf.bit(depth - 1) ? .left : .right
        nodes.append(
          RetainedNode(
            depth: depth, prefix: prefix,
            secret: try suite.treeNodeSecret(turn, below: path[depth - 1])))
      }
    }
    return nodes.sorted()
  }

  /// Retained nodes and evaluated leaves divide the tree among them.
  private static func expectPartition(
    _ nodes: [RetainedNode], leaves: [[UInt8]], suite: CipherSuite, seed: UInt64
  ) {
    let evaluated = leaves.map {
      RetainedNode(depth: suite.leafDepth, prefix: $0, secret: [])
    }
    let parts = (nodes + evaluated).sorted()
    // Sorted, an ancestor stands directly before something below it if there is anything.
    for (left, right) in zip(parts, parts.dropFirst()) {
      let isAbove = left.depth <= right.depth && right.prefix.firstBits(left.depth) == left.prefix
      #expect(!isAbove, "seed \(seed): \(left.prefix.hex) covers \(right.prefix.hex)")
    }
    for node in nodes { #expect(node.prefix == node.prefix.firstBits(node.depth)) }
    // The sum of 2^-depth, exactly: two parts of one depth weigh as much as one a level above.
    var weights = [Int](repeating: 0, count: suite.leafDepth + 1)
    for part in parts { weights[part.depth] += 1 }
    for depth in (1...suite.leafDepth).reversed() {
      #expect(weights[depth].isMultiple(of: 2), "seed \(seed): depth \(depth)")
      weights[depth - 1] += weights[depth] / 2
    }
    #expect(weights[0] == 1, "seed \(seed)")
  }
}
