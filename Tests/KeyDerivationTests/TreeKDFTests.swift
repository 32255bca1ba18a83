import KeyDerivation
import Testing

struct TreeKDFTests {
  private static let nodeCount = 200

  /// One cipher suite for each hash function.
  static let suites: [CipherSuite] = [
    .mls128Dhkemx25519Aes128gcmSha256Ed25519,
    .mls256Dhkemp384Aes256gcmSha384P384,
    .mls256Dhkemp521Aes256gcmSha512P521,
  ]

  private func randomSecret(_ size: Int) -> [UInt8] {
    (0..<size).map { _ in UInt8.random(in: .min ... .max) }
  }

  @Test func suitesCoverEveryHashFunction() {
    #expect(Self.suites.map(\.hash) == HashFunction.allCases)
  }

  @Test(arguments: suites)
  func bothChildrenInOtherMemoryEqualPlainOnes(suite: CipherSuite) throws {
    let kdf = TreeKDF(suite.hash)
    for _ in 0..<Self.nodeCount {
      let node = randomSecret(suite.nh)
      let plain = try suite.treeNodeSecrets(of: node)
      var memory = [UInt8](repeating: 0, count: 2 * suite.nh)
      var bytes = memory.mutableSpan
      kdf.deriveChildren(of: node.span, into: &bytes, left: 0, right: suite.nh)
      #expect(memory == plain.left + plain.right)
    }
  }

  @Test(arguments: suites)
  func bothChildrenInSameMemoryEqualPlainOnesAtOddOffsets(suite: CipherSuite) throws {
    let kdf = TreeKDF(suite.hash)
    for _ in 0..<Self.nodeCount {
      let node = randomSecret(suite.nh)
      let plain = try suite.treeNodeSecrets(of: node)
      // right, node, left, each after a gap that must stay as it is
      var memory = randomSecret(1 + suite.nh) + [1, 2] + node + [3] + randomSecret(suite.nh) + [4]
      let start = memory[0]
      let nodeOffset = 1 + suite.nh + 2
      let leftOffset = nodeOffset + suite.nh + 1
      var bytes = memory.mutableSpan
      kdf.deriveChildren(in: &bytes, node: nodeOffset, left: leftOffset, right: 1)
      #expect(memory == [start] + plain.right + [1, 2] + node + [3] + plain.left + [4])
    }
  }

  @Test(arguments: suites)
  func childrenMayTakeThePlaceOfTheNode(suite: CipherSuite) throws {
    let kdf = TreeKDF(suite.hash)
    let node = randomSecret(suite.nh)
    let plain = try suite.treeNodeSecrets(of: node)
    let other = [UInt8](repeating: 0, count: suite.nh)

    var leftInPlace = node + other
    var leftBytes = leftInPlace.mutableSpan
    kdf.deriveChildren(in: &leftBytes, node: 0, left: 0, right: suite.nh)
    #expect(leftInPlace == plain.left + plain.right)

    var rightInPlace = node + other
    var rightBytes = rightInPlace.mutableSpan
    kdf.deriveChildren(in: &rightBytes, node: 0, left: suite.nh, right: 0)
    #expect(rightInPlace == plain.right + plain.left)
  }

  @Test(arguments: suites, TreeChild.allCases)
  func singleChildEqualsPlainOne(suite: CipherSuite, child: TreeChild) throws {
    let kdf = TreeKDF(suite.hash)
    for _ in 0..<Self.nodeCount {
      let node = randomSecret(suite.nh)
      let plain = try suite.treeNodeSecrets(of: node)
      let expected = child == .left ? plain.left : plain.right

      var other = [UInt8](repeating: 0xee, count: suite.nh + 2)
      var otherBytes = other.mutableSpan
      kdf.derive(child, of: node.span, into: &otherBytes, at: 1)
      #expect(other == [0xee] + expected + [0xee])

      var same = node
      var sameBytes = same.mutableSpan
      kdf.derive(child, in: &sameBytes, node: 0, at: 0)
      #expect(same == expected)
    }
  }

  @Test(arguments: suites)
  func longDescentsEndInTheSameSecret(suite: CipherSuite) throws {
    let kdf = TreeKDF(suite.hash)
    let depth = suite.nh * 8
    var plain = randomSecret(suite.nh)
    var fast = plain
    for level in 0..<depth {
      let children = try suite.treeNodeSecrets(of: plain)
      let goesLeft = level.isMultiple(of: 3)
      plain = goesLeft ? children.left : children.right
      var bytes = fast.mutableSpan
      kdf.derive(goesLeft ? .left : .right, in: &bytes, node: 0, at: 0)
    }
    #expect(fast == plain)
  }
}
