import DMLS
import SeededRandomness
import Testing

struct RetainedNodeTests {
  @Test func nodesAreOrderedFromLeftToRightThenFromTheRootDown() {
    let ordered = [
      RetainedNode(depth: 0, prefix: [], secret: [9]),
      RetainedNode(depth: 1, prefix: [0x00], secret: [8]),
      RetainedNode(depth: 8, prefix: [0x00], secret: [7]),
      RetainedNode(depth: 9, prefix: [0x00, 0x00], secret: [6]),
      RetainedNode(depth: 9, prefix: [0x00, 0x80], secret: [5]),
      RetainedNode(depth: 2, prefix: [0x40], secret: [4]),
      RetainedNode(depth: 1, prefix: [0x80], secret: [3]),
      RetainedNode(depth: 1, prefix: [0x80], secret: [4]),
    ]
    var generator = SplitMix64(seed: 1)
    for _ in 0..<20 {
      #expect(ordered.shuffled(using: &generator).sorted() == ordered)
    }
  }
}
