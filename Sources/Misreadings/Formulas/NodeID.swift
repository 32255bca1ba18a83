/// The place of a node in the tree.
struct NodeID: Hashable {
  /// How far below the root it lies.
  var depth: Int
  /// The first `depth` bits of the leaf indices below it, the rest of the last byte zero.
  var prefix: [UInt8]

  /// The root.
  static let root = NodeID(depth: 0, prefix: [])

  /// The node at the end of some turns.
  init(_ turns: some Collection<Bool>) {
    depth = turns.count
    prefix = [UInt8](repeating: 0, count: (depth + 7) / 8)
    for (index, isRight) in turns.enumerated() where isRight {
      prefix[index / 8] |= 0x80 >> UInt8(index % 8)
    }
  }

  init(depth: Int, prefix: [UInt8]) {
    self.depth = depth
    self.prefix = prefix
  }

  /// The child to the given side.
  func child(isRight: Bool) -> NodeID {
    var child = self
    if depth % 8 == 0 { child.prefix.append(0) }
    if isRight { child.prefix[depth / 8] |= 0x80 >> UInt8(depth % 8) }
    child.depth += 1
    return child
  }
}
