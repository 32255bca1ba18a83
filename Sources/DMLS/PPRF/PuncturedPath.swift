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
