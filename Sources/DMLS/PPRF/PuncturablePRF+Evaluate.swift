import KeyDerivation

extension PuncturablePRF {
  /// Where the retained ancestor of a leaf lies.
  enum Ancestor {
    case root
    case copath(path: Int, depth: Int)
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
    try cipherSuite.requireNh(input, name: "input")
    let leaf = LeafIndex(bytes: input)
    let path = descend(from: try ancestor(of: leaf), to: leaf)
    let leafSecret = path.secrets.moved(path.end..<path.end + cipherSuite.nh)
    let output = try cipherSuite.deriveFSSecret(leafNodeSecret: leafSecret.bytes)
    return PreparedEvaluation(path: path, output: output)
  }

  /// Punctures the PPRF where one of its evaluations was prepared.
  /// - Throws: `DMLSError.punctured` where the PPRF was evaluated there since.
  package mutating func puncture(_ prepared: consuming PreparedEvaluation) throws(DMLSError) {
    let path = prepared.path
    let ancestor = try ancestor(of: path.leaf)
    consume(ancestor)
    paths.append(path.dropping(above: depth(of: ancestor)))
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

  /// How far below the root a retained node lies.
  private func depth(of ancestor: Ancestor) -> Int {
    switch ancestor {
    case .root: 0
    case .copath(_, let depth): depth
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
    let start: Int
    let source: SecretBytes?
    let sourceRange: Range<Int>
    switch ancestor {
    case .root:
      (start, source, sourceRange) = (0, root, 0..<cipherSuite.nh)
    case .copath(let path, let depth):
      (start, source, sourceRange) = (depth, paths[path].secrets, paths[path].slot(at: depth))
    }
    let tree = TreeKDF.prepared(for: cipherSuite.hash)
    let width = cipherSuite.nh
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
