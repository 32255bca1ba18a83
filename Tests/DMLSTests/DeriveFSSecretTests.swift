import DMLS
import KeyDerivation
import TestSupport
import Testing

struct DeriveFSSecretTests {
  @Test(arguments: CipherSuite.onePerHash)
  func directPathFollowsTheBitsOfTheInput(suite: CipherSuite) throws {
    let secret = suite.counting(from: 3)
    let input = suite.counting(from: 0xA5)
    let path = try suite.directPath(secret: secret, input: input)
    try #require(path.count == suite.leafDepth + 1)
    #expect(path[0] == secret)
    for depth in 0..<suite.leafDepth {
      let context = Array((input.bit(depth) ? "right" : "left").utf8)
      let child = try suite.expandWithLabel(path[depth], "tree", context)
      #expect(path[depth + 1] == child, "depth \(depth)")
    }
    let output = try suite.expandWithLabel(path[suite.leafDepth], "pprf", [])
    #expect(try suite.deriveFSSecret(secret: secret, input: input) == output)
  }

  @Test func inputsThatDifferInOneBitShareThePathAboveIt() throws {
    let suite = CipherSuite.suite1
    let secret = suite.repeating(0x42)
    let input = suite.counting(from: 0)
    let path = try suite.directPath(secret: secret, input: input)
    for position in [0, 7, 8, 128, 255] {
      let other = try suite.directPath(secret: secret, input: input.flippingBit(position))
      #expect(Array(path[...position]) == Array(other[...position]))
      #expect(path[position + 1] != other[position + 1])
      #expect(path[256] != other[256])
    }
  }

  @Test func secretOfTheWrongWidthIsNamedBeforeTheInput() {
    let suite = CipherSuite.suite1
    #expect(throws: DMLSError.wrongLength(name: "secret", expected: 32, actual: 0)) {
      try suite.directPath(secret: [], input: [])
    }
    #expect(throws: DMLSError.wrongLength(name: "secret", expected: 32, actual: 33)) {
      try suite.deriveFSSecret(secret: suite.repeating(0) + [0], input: [])
    }
  }
}
