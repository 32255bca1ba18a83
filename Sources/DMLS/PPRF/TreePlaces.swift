/// A leaf of the PPRF's tree: as many bytes as a secret, so 2^(8 * Nh) leaves (R2).
struct LeafIndex: Equatable, Sendable {
  /// The index, Nh bytes.
  let bytes: [UInt8]

  /// The depth of the leaf, which is its number of bits.
  var depth: Int { 8 * bytes.count }

  /// Whether the path from the root turns right below the node at this depth.
  ///
  /// The most significant bit of byte 0 is the turn at the root (R4).
  func turnsRight(below depth: Int) -> Bool {
    bytes[depth / 8] >> (7 - depth % 8) & 1 == 1
  }

  /// How many turns the paths to both leaves share.
  func commonDepth(with other: LeafIndex) -> Int {
    for index in bytes.indices where bytes[index] != other.bytes[index] {
      return 8 * index + (bytes[index] ^ other.bytes[index]).leadingZeroBitCount
    }
    return depth
  }

  /// The place of the node on the path at this depth: the first bits, the rest of the last byte zero.
  func prefix(at depth: Int) -> [UInt8] {
    var prefix = Array(bytes[..<((depth + 7) / 8)])
    if depth % 8 != 0 { prefix[depth / 8] &= ~(0xff >> UInt8(depth % 8)) }
    return prefix
  }

  /// The place of the copath node at this depth (1 or more): the path's last turn, reversed.
  func copathPrefix(at depth: Int) -> [UInt8] {
    let last = (depth - 1) / 8
    var prefix = Array(bytes[...last])
    let turn: UInt8 = 0x80 >> UInt8((depth - 1) % 8)
    prefix[last] ^= turn
    prefix[last] &= ~(turn - 1)
    return prefix
  }
}

/// A node of the PPRF's tree whose secret is kept.
public struct RetainedNode: Equatable, Sendable, Comparable {
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

  /// From the left of the tree to the right; an ancestor stands before what lies below it.
  public static func < (left: RetainedNode, right: RetainedNode) -> Bool {
    if left.prefix != right.prefix { return left.prefix.lexicographicallyPrecedes(right.prefix) }
    if left.depth != right.depth { return left.depth < right.depth }
    return left.secret.lexicographicallyPrecedes(right.secret)
  }
}
