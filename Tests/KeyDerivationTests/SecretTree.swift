import KeyDerivation

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
      (nodes[left], nodes[right]) = try suite.treeNodeSecrets(of: nodes[node])
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
