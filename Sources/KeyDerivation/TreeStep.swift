/// The derivation of secret tree children with one compression function (RFC 9420, section 9).
///
/// A child is HMAC(node, KDFLabel || 0x01). The key pads take one block each and are shared by
/// both children. The inner message is one constant block, so its expansion is kept, and the outer
/// message is one block too: two more compressions for each child.
struct TreeStep<State: SHA2State>: Sendable {
  typealias Midstates = (inner: State, outer: State)

  private let initialState: State
  private let nodeSize: Int
  private let left: State.Schedule
  private let right: State.Schedule

  /// Expands the inner message blocks of both children.
  init(_ initialState: State, nodeSize: Int) {
    self.initialState = initialState
    self.nodeSize = nodeSize
    left = State.schedule(of: Self.innerBlock(.left, nodeSize: nodeSize))
    right = State.schedule(of: Self.innerBlock(.right, nodeSize: nodeSize))
  }

  /// Absorbs the key pads of a node.
  @inline(__always)
  func midstates(of node: Span<UInt8>) -> Midstates {
    precondition(node.count == nodeSize)
    var inner = initialState
    var outer = initialState
    inner.compress(State.block(key: node, mask: HMAC.innerMask))
    outer.compress(State.block(key: node, mask: HMAC.outerMask))
    return (inner, outer)
  }

  /// Writes a child of the node whose key pads were absorbed.
  @inline(__always)
  func store(
    _ child: TreeChild, _ midstates: Midstates,
    into memory: inout MutableSpan<UInt8>, at offset: Int
  ) {
    var inner = midstates.inner
    switch child {
    case .left: inner.compress(schedule: left)
    case .right: inner.compress(schedule: right)
    }
    var outer = midstates.outer
    outer.compress(inner.digestBlock(size: nodeSize))
    outer.store(into: &memory, at: offset, size: nodeSize)
  }

  /// The padded message block KDFLabel || 0x01 that follows the inner key pad.
  private static func innerBlock(_ child: TreeChild, nodeSize: Int) -> State.Block {
    // The label and the contexts are below 64 bytes: their length headers are single bytes.
    let label = Array((KDFLabel.labelPrefix + CipherSuite.treeLabel).utf8)
    let context = Array(child.context.utf8)
    var bytes = BigEndian.bytes(UInt16(nodeSize))
    bytes += [UInt8(label.count)] + label
    bytes += [UInt8(context.count)] + context
    bytes += [HKDF.firstCounter]
    let bitCount = UInt64((State.blockSize + bytes.count) * UInt8.bitWidth)
    let bitCountField = BigEndian.bytes(bitCount)
    bytes.append(State.paddingStart)
    bytes += Array(repeating: 0, count: State.blockSize - bitCountField.count - bytes.count)
    bytes += bitCountField
    return State.block(bytes.span)
  }
}
