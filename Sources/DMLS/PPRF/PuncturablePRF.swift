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

  /// Where the retained ancestor of a leaf lies.
  enum Ancestor {
    case root
    case copath(path: Int, depth: Int)

    /// How far below the root it lies.
    var depth: Int {
      switch self {
      case .root: 0
      case .copath(_, let depth): depth
      }
    }
  }

  /// DeriveFSSecret at a leaf index, Nh bytes, after which the index is punctured, section 5.
  ///
  /// Six compressions for each level between the retained ancestor and the leaf. A refused call
  /// changes nothing.
  /// - Throws: `DMLSError.wrongLength` where `input` is not Nh bytes, `.punctured` where the PPRF
  ///   was evaluated there before.
  package mutating func evaluate(_ input: [UInt8]) throws(DMLSError) -> [UInt8] {
    let prepared = try prepare(input)
    let output = prepared.output
    try puncture(prepared)
    return output
  }

  /// DeriveFSSecret at a leaf index without puncturing there yet: what depends on the output can be
  /// verified first (R9).
  /// - Throws: what `evaluate` throws.
  package func prepare(_ input: [UInt8]) throws(DMLSError) -> PreparedEvaluation {
    defer { StackMemory.wipe() }
    return try derive(input)
  }

  /// A function of its own, so that all it leaves on the stack lies below its caller.
  @inline(never)
  private func derive(_ input: [UInt8]) throws(DMLSError) -> PreparedEvaluation {
    try cipherSuite.requireNh(input, name: "input")
    let leaf = LeafIndex(bytes: input)
    let path = descend(from: try ancestor(of: leaf), to: leaf)
    let leafSecret = path.secrets.moved(path.end..<path.end + cipherSuite.nh)
    let output = try cipherSuite.fsSecret(leafNodeSecret: leafSecret.bytes, leafIndex: input)
    return PreparedEvaluation(path: path, output: output)
  }

  /// Punctures the PPRF where one of its evaluations was prepared.
  /// - Throws: `DMLSError.punctured` where the PPRF was evaluated there since.
  package mutating func puncture(_ prepared: consuming PreparedEvaluation) throws(DMLSError) {
    let path = prepared.path
    let ancestor = try ancestor(of: path.leaf)
    consume(ancestor)
    paths.append(path.dropping(above: ancestor.depth))
  }

  /// The retained node below which a leaf lies.
  /// - Throws: `DMLSError.punctured` where there is none.
  func ancestor(of leaf: LeafIndex) throws(DMLSError) -> Ancestor {
    guard !paths.isEmpty else { return .root }
    var index = 0
    while true {
      let common = leaf.commonDepth(with: paths[index].leaf)
      guard common < leaf.depth else { throw .punctured }
      // The leaf leaves this path at `common`, so it lies below the copath node one deeper.
      guard let next = paths[index].branch(at: common + 1) else {
        return .copath(path: index, depth: common + 1)
      }
      index = next
    }
  }

  /// Wipes the secret of a retained node, which the path about to be appended replaces.
  mutating func consume(_ ancestor: Ancestor) {
    switch ancestor {
    case .root:
      // Dropping the last reference wipes it.
      root = nil
    case .copath(let path, let depth):
      paths[path].secrets.wipe(paths[path].slot(at: depth))
      paths[path].branches.append(PuncturedPath.Branch(depth: depth, path: paths.count))
    }
  }

  /// Derives the copath from a retained node down to a leaf, and the leaf's secret behind it.
  ///
  /// Each node lies where its child on the copath will: one block serves the whole descent.
  private func descend(from ancestor: Ancestor, to leaf: LeafIndex) -> PuncturedPath {
    let tree = TreeKDF.prepared(for: cipherSuite.hash)
    let (start, width) = (ancestor.depth, cipherSuite.nh)
    let (source, sourceRange): (SecretBytes?, Range<Int>) =
      switch ancestor {
      case .root: (root, 0..<width)
      case .copath(let path, let depth): (paths[path].secrets, paths[path].slot(at: depth))
      }
    let levels = leaf.depth - start
    var secrets = [UInt8](repeating: 0, count: (levels + 1) * width)
    if let source {
      for (offset, index) in sourceRange.enumerated() { secrets[offset] = source.bytes[index] }
    }
    var memory = secrets.mutableSpan
    for level in 0..<levels {
      let copath = level * width
      let next = copath + width
      let isRight = leaf.turnsRight(below: start + level)
      tree.deriveChildren(
        in: &memory, node: copath, left: isRight ? copath : next, right: isRight ? next : copath)
    }
    return PuncturedPath(leaf: leaf, start: start, secrets: SecretBytes(secrets))
  }
}

/// An evaluation of a PPRF that has not punctured it yet.
///
/// Dropping it changes nothing, and wipes what was derived on the way. It cannot be copied, so that
/// it punctures once.
package struct PreparedEvaluation: ~Copyable {
  /// What the evaluation will leave behind.
  let path: PuncturedPath
  /// The output, Nh bytes.
  package let output: [UInt8]
}

/// What one evaluation left behind: the secrets of the copath between where it began and its leaf.
///
/// One block of memory for the whole copath keeps a node at little more than its Nh bytes.
struct PuncturedPath {
  /// A copath node that a later evaluation consumed, and the path that evaluation left.
  struct Branch {
    let depth: Int
    let path: Int
  }

  /// The punctured leaf.
  let leaf: LeafIndex
  /// The depth of the node from which the evaluation began; the first secret lies one below.
  let start: Int
  /// The copath's secrets from depth `start` + 1 to the leaf's, Nh bytes each; consumed ones zero.
  ///
  /// Behind them lies the leaf's own secret until the evaluation has used it.
  let secrets: SecretBytes
  /// The consumed copath nodes, in the order in which they were consumed.
  var branches: [Branch] = []

  /// Where in `secrets` the copath ends and the leaf's own secret begins.
  var end: Int { (leaf.depth - start) * leaf.bytes.count }

  /// Where in `secrets` the copath node at this depth lies.
  func slot(at depth: Int) -> Range<Int> {
    let width = leaf.bytes.count
    let offset = (depth - start - 1) * width
    return offset..<offset + width
  }

  /// The path that consumed the copath node at this depth, if one did.
  func branch(at depth: Int) -> Int? {
    branches.first { $0.depth == depth }?.path
  }

  /// The path from a node at this depth on, where another evaluation took what lies above it.
  func dropping(above depth: Int) -> PuncturedPath {
    guard depth > start else { return self }
    let kept = (depth - start) * leaf.bytes.count..<secrets.bytes.count
    return PuncturedPath(leaf: leaf, start: depth, secrets: secrets.moved(kept))
  }
}
