/// A node of the PPRF's tree whose secret is kept.
public struct RetainedNode: Equatable, Sendable {
  /// How far below the root the node lies; the root's depth is 0.
  public var depth: Int
  /// The first `depth` bits of the leaf indices below it, in ceil(depth / 8) bytes, the rest zero.
  public var prefix: [UInt8]
  /// The node's secret, Nh bytes.
  public var secret: [UInt8]

  /// A node at the given place with the given secret.
  public init(depth: Int, prefix: [UInt8], secret: [UInt8]) {
    self.depth = depth
    self.prefix = prefix
    self.secret = secret
  }
}

extension RetainedNode: Comparable {
  /// From the left of the tree to the right; an ancestor stands before what lies below it.
  public static func < (left: RetainedNode, right: RetainedNode) -> Bool {
    if left.prefix != right.prefix { return left.prefix.lexicographicallyPrecedes(right.prefix) }
    if left.depth != right.depth { return left.depth < right.depth }
    return left.secret.lexicographicallyPrecedes(right.secret)
  }
}
