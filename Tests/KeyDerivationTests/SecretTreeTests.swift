import DMLS
import KeyDerivation
import OfficialVectors
import TestSupport
import Testing

@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct SecretTreeTests {
  struct Case: Decodable {
    struct SenderData: Decodable {
      let senderDataSecret: HexBytes
      let ciphertext: HexBytes
      let key: HexBytes
      let nonce: HexBytes
    }

    struct Generation: Decodable {
      let generation: UInt32
      let applicationKey: HexBytes
      let applicationNonce: HexBytes
      let handshakeKey: HexBytes
      let handshakeNonce: HexBytes
    }

    let cipherSuite: UInt16
    let encryptionSecret: HexBytes
    let senderData: SenderData
    let leaves: [[Generation]]
  }

  private func loadCases() throws -> [(suite: CipherSuite, values: Case)] {
    try #require(OfficialVectors.found).decode("secret-tree.json", as: [Case].self).map { values in
      (try #require(CipherSuite(rawValue: values.cipherSuite)), values)
    }
  }

  @Test func fileCoversEveryCipherSuiteWithTreesOfSeveralLevels() throws {
    let cases = try loadCases()
    #expect(Set(cases.map(\.suite)) == Set(CipherSuite.allCases))
    #expect(Set(cases.map(\.values.leaves.count)) == [1, 8, 32])
  }

  @Test func fastTreeStepLeadsToOfficialKeysAndNonces() throws {
    for (suite, values) in try loadCases() {
      let tree = SecretTree.fast(
        suite, root: values.encryptionSecret.bytes, leafCount: values.leaves.count)
      try expectOfficialRatchets(tree, values)
    }
  }

  @Test func plainTreeStepLeadsToOfficialKeysAndNonces() throws {
    for (suite, values) in try loadCases() {
      let tree = try SecretTree.plain(
        suite, root: values.encryptionSecret.bytes, leafCount: values.leaves.count)
      try expectOfficialRatchets(tree, values)
    }
  }

  @Test func senderDataSecretGivesOfficialKeyAndNonce() throws {
    for (suite, values) in try loadCases() {
      let vector = values.senderData
      let sample = Array(vector.ciphertext.bytes.prefix(suite.nh))
      let key = try suite.expandWithLabel(
        vector.senderDataSecret.bytes, "key", sample, suite.aeadKeySize)
      let nonce = try suite.expandWithLabel(
        vector.senderDataSecret.bytes, "nonce", sample, suite.aeadNonceSize)
      #expect(key == vector.key.bytes, "\(suite.name)")
      #expect(nonce == vector.nonce.bytes, "\(suite.name)")
    }
  }

  private func expectOfficialRatchets(_ tree: SecretTree, _ values: Case) throws {
    for (leaf, generations) in values.leaves.enumerated() {
      let secret = tree.leafSecret(leaf)
      var handshake = try SenderRatchet(tree.suite, leafSecret: secret, label: "handshake")
      var application = try SenderRatchet(tree.suite, leafSecret: secret, label: "application")
      for expected in generations {
        let handshakeStep = try handshake.advance(to: expected.generation)
        let applicationStep = try application.advance(to: expected.generation)
        #expect(handshakeStep.key == expected.handshakeKey.bytes, "\(tree.suite.name) \(leaf)")
        #expect(handshakeStep.nonce == expected.handshakeNonce.bytes, "\(tree.suite.name) \(leaf)")
        #expect(applicationStep.key == expected.applicationKey.bytes, "\(tree.suite.name) \(leaf)")
        #expect(
          applicationStep.nonce == expected.applicationNonce.bytes, "\(tree.suite.name) \(leaf)")
      }
    }
  }
}

/// A whole secret tree in array form (RFC 9420, section 9 and appendix C).
struct SecretTree {
  let suite: CipherSuite
  let nodes: [[UInt8]]

  /// Derives every node with the fast step, in one contiguous memory.
  static func fast(_ suite: CipherSuite, root: [UInt8], leafCount: Int) -> SecretTree {
    let size = suite.nh
    let kdf = TreeKDF.prepared(for: suite.hash)
    var memory = [UInt8](repeating: 0, count: nodeCount(leafCount) * size)
    let rootStart = rootIndex(leafCount) * size
    memory.replaceSubrange(rootStart..<rootStart + size, with: root)
    var bytes = memory.mutableSpan
    for (node, left, right) in parents(leafCount) {
      kdf.deriveChildren(in: &bytes, node: node * size, left: left * size, right: right * size)
    }
    let nodes = stride(from: 0, to: memory.count, by: size).map { start in
      Array(memory[start..<start + size])
    }
    return SecretTree(suite: suite, nodes: nodes)
  }

  /// Derives every node by the definition.
  static func plain(_ suite: CipherSuite, root: [UInt8], leafCount: Int) throws -> SecretTree {
    var nodes = [[UInt8]](repeating: [], count: nodeCount(leafCount))
    nodes[rootIndex(leafCount)] = root
    for (node, left, right) in parents(leafCount) {
      nodes[left] = try suite.treeNodeSecret(.left, below: nodes[node])
      nodes[right] = try suite.treeNodeSecret(.right, below: nodes[node])
    }
    return SecretTree(suite: suite, nodes: nodes)
  }

  /// The secret of a leaf; leaves have the even indices.
  func leafSecret(_ leaf: Int) -> [UInt8] {
    nodes[2 * leaf]
  }

  /// The leaf count is a power of two.
  private static func nodeCount(_ leafCount: Int) -> Int { 2 * leafCount - 1 }

  private static func rootIndex(_ leafCount: Int) -> Int { leafCount - 1 }

  /// Every parent with its children, from the root downwards.
  private static func parents(_ leafCount: Int) -> [(node: Int, left: Int, right: Int)] {
    var parents: [(node: Int, left: Int, right: Int)] = []
    var half = leafCount / 2
    while half > 0 {
      // The parents of one level are 4 * half apart, their children half to either side.
      for node in stride(from: 2 * half - 1, to: nodeCount(leafCount), by: 4 * half) {
        parents.append((node, node - half, node + half))
      }
      half /= 2
    }
    return parents
  }
}

/// The hash ratchet of one sender (RFC 9420, section 9.1).
struct SenderRatchet {
  private let suite: CipherSuite
  private var secret: [UInt8]
  private var generation: UInt32 = 0

  /// The label is "handshake" or "application".
  init(_ suite: CipherSuite, leafSecret: [UInt8], label: String) throws {
    self.suite = suite
    secret = try suite.expandWithLabel(leafSecret, label, [])
  }

  /// The key and the nonce of a generation not before the present one.
  mutating func advance(to target: UInt32) throws -> (key: [UInt8], nonce: [UInt8]) {
    while generation < target {
      secret = try derive("secret", length: suite.nh)
      generation += 1
    }
    return (
      key: try derive("key", length: suite.aeadKeySize),
      nonce: try derive("nonce", length: suite.aeadNonceSize)
    )
  }

  private func derive(_ label: String, length: Int) throws -> [UInt8] {
    try suite.deriveTreeSecret(
      secret: secret, label: label, generation: generation, length: length)
  }
}

/// The fast step and the definition, each tested against the other.
struct TreeKDFTests {
  private static let nodeCount = 200

  /// The same random-looking bytes in every run.
  private func secret(_ label: String, _ suite: CipherSuite) -> [UInt8] {
    suite.hash.hash(Array(label.utf8))
  }

  @Test func suitesCoverEveryHashFunction() {
    #expect(CipherSuite.onePerHash.map(\.hash) == HashFunction.allCases)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func childrenEqualPlainOnesAtOddOffsets(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    for index in 0..<Self.nodeCount {
      let node = secret("node \(index)", suite)
      let filler = secret("filler \(index)", suite)
      let left = try suite.treeNodeSecret(.left, below: node)
      let right = try suite.treeNodeSecret(.right, below: node)
      // right, node, left, each after a gap that must stay as it is
      var memory = [5] + filler + [1, 2] + node + [3] + filler + [4]
      let nodeOffset = 1 + suite.nh + 2
      let leftOffset = nodeOffset + suite.nh + 1
      var bytes = memory.mutableSpan
      kdf.deriveChildren(in: &bytes, node: nodeOffset, left: leftOffset, right: 1)
      #expect(memory == [5] + right + [1, 2] + node + [3] + left + [4])
    }
  }

  @Test(arguments: CipherSuite.onePerHash)
  func childrenMayTakeThePlaceOfTheNode(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    let node = secret("node", suite)
    let left = try suite.treeNodeSecret(.left, below: node)
    let right = try suite.treeNodeSecret(.right, below: node)
    let other = [UInt8](repeating: 0, count: suite.nh)

    var leftInPlace = node + other
    var leftBytes = leftInPlace.mutableSpan
    kdf.deriveChildren(in: &leftBytes, node: 0, left: 0, right: suite.nh)
    #expect(leftInPlace == left + right)

    var rightInPlace = node + other
    var rightBytes = rightInPlace.mutableSpan
    kdf.deriveChildren(in: &rightBytes, node: 0, left: suite.nh, right: 0)
    #expect(rightInPlace == right + left)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func longDescentsEndInTheSameSecret(suite: CipherSuite) throws {
    let kdf = TreeKDF.prepared(for: suite.hash)
    var plain = secret("root", suite)
    var fast = plain + plain
    for level in 0..<suite.nh * UInt8.bitWidth {
      let child: TreeChild = level.isMultiple(of: 3) ? .left : .right
      plain = try suite.treeNodeSecret(child, below: plain)
      var bytes = fast.mutableSpan
      let isLeft = child == .left
      kdf.deriveChildren(
        in: &bytes, node: 0, left: isLeft ? 0 : suite.nh, right: isLeft ? suite.nh : 0)
    }
    #expect(Array(fast[..<suite.nh]) == plain)
  }
}

/// A secret that does not lie within its memory stops the program.
struct TreeKDFBoundsTests {
  @Test func childThatEndsBehindItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64 + 31)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 0, left: 32, right: 64)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128 + 63)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha512).deriveChildren(in: &bytes, node: 0, left: 64, right: 128)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 96 + 47)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha384).deriveChildren(in: &bytes, node: 0, left: 48, right: 96)
    }
  }

  @Test func childThatStartsBeforeItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 0, left: -1, right: 32)
    }
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 128)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha512).deriveChildren(in: &bytes, node: 0, left: 0, right: -1)
    }
  }

  @Test func nodeBeyondItsMemoryStopsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var memory = [UInt8](repeating: 0, count: 64)
      var bytes = memory.mutableSpan
      TreeKDF.prepared(for: .sha256).deriveChildren(in: &bytes, node: 33, left: 0, right: 32)
    }
  }
}
