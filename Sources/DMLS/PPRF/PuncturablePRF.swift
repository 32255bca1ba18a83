package import KeyDerivation

/// The puncturable pseudorandom function of section 5, with its state.
///
/// It holds exactly the secrets of the copath cover: every leaf that was not evaluated has one
/// retained ancestor (or is retained itself), and no leaf that was evaluated has any (R8).
/// It cannot be copied, since a copy would still compute what the original has punctured.
package struct PuncturablePRF: ~Copyable {
  /// The cipher suite, whose Nh is the width of key, input and output.
  package let cipherSuite: CipherSuite
  var root: SecretBytes?
  var paths: [PuncturedPath] = []

  /// A PPRF that was never evaluated; the caller wipes its own copy of the key.
  /// - Throws: `DMLSError.wrongLength` where `secret` is not Nh bytes.
  package init(cipherSuite: CipherSuite, secret: [UInt8]) throws(DMLSError) {
    try cipherSuite.requireNh(secret, name: "secret")
    self.cipherSuite = cipherSuite
    root = SecretBytes(copying: secret)
  }

  /// A PPRF without any secret, to be filled by `init(restoring:cipherSuite:)`.
  init(empty cipherSuite: CipherSuite) {
    self.cipherSuite = cipherSuite
  }

  /// How many node secrets it holds.
  package var retainedCount: Int {
    if root != nil { return 1 }
    return paths.reduce(0) { $0 + $1.leaf.depth - $1.start - $1.branches.count }
  }

  /// Every node secret that it holds, from the left of the tree to the right.
  package var retainedNodes: [RetainedNode] {
    var nodes: [RetainedNode] = []
    nodes.reserveCapacity(retainedCount)
    if let root {
      // Element by element: the whole array would share its storage, which is wiped in place.
      nodes.append(RetainedNode(depth: 0, prefix: [], secret: root.bytes.map { $0 }))
    }
    for path in paths {
      for depth in path.start..<path.leaf.depth where path.branch(at: depth + 1) == nil {
        nodes.append(
          RetainedNode(
            depth: depth + 1, prefix: path.leaf.copathPrefix(at: depth + 1),
            secret: Array(path.secrets.bytes[path.slot(at: depth + 1)])))
      }
    }
    return nodes.sorted()
  }
}
