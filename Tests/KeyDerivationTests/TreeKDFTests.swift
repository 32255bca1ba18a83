import KeyDerivation
import Testing

/// The fast step and the definition, each tested against the other.
struct TreeKDFTests {
  private static let nodeCount = 200

  /// One cipher suite for each hash function.
  static let suites: [CipherSuite] = [
    .mls128Dhkemx25519Aes128gcmSha256Ed25519,
    .mls256Dhkemp384Aes256gcmSha384P384,
    .mls256Dhkemp521Aes256gcmSha512P521,
  ]

  /// The same random-looking bytes in every run.
  private func secret(_ label: String, _ suite: CipherSuite) -> [UInt8] {
    suite.hash.hash(Array(label.utf8))
  }

  @Test func suitesCoverEveryHashFunction() {
    #expect(Self.suites.map(\.hash) == HashFunction.allCases)
  }

  @Test(arguments: suites)
  func childrenEqualPlainOnesAtOddOffsets(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    for index in 0..<Self.nodeCount {
      let node = secret("node \(index)", suite)
      let filler = secret("filler \(index)", suite)
      let plain = try suite.treeNodeSecrets(of: node)
      // right, node, left, each after a gap that must stay as it is
      var memory = [5] + filler + [1, 2] + node + [3] + filler + [4]
      let nodeOffset = 1 + suite.nh + 2
      let leftOffset = nodeOffset + suite.nh + 1
      var bytes = memory.mutableSpan
      kdf.deriveChildren(in: &bytes, node: nodeOffset, left: leftOffset, right: 1)
      #expect(memory == [5] + plain.right + [1, 2] + node + [3] + plain.left + [4])
    }
  }

  @Test(arguments: suites)
  func childrenMayTakeThePlaceOfTheNode(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    let node = secret("node", suite)
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

  @Test(arguments: suites)
  func longDescentsEndInTheSameSecret(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    var plain = secret("root", suite)
    var fast = plain + plain
    for level in 0..<suite.nh * UInt8.bitWidth {
      let child: TreeChild = level.isMultiple(of: 3) ? .left : .right
      plain = try suite.treeNodeSecret(child, of: plain)
      var bytes = fast.mutableSpan
      let isLeft = child == .left
      kdf.deriveChildren(
        in: &bytes, node: 0, left: isLeft ? 0 : suite.nh, right: isLeft ? suite.nh : 0)
    }
    #expect(Array(fast[..<suite.nh]) == plain)
  }
}
