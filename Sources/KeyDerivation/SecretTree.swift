import TLSPresentation

/// One of the two children of a node of the secret tree (RFC 9420, section 9).
package enum TreeChild: CaseIterable, Sendable {
  /// The child on the side of the lower leaf indices.
  case left
  /// The child on the side of the higher leaf indices.
  case right

  /// The label under which a node derives both.
  package static let label = "tree"

  /// The context under which the child is derived.
  package var context: String {
    switch self {
    case .left: "left"
    case .right: "right"
    }
  }
}

/// The derivation of secret tree children at six compressions a node (RFC 9420, section 9).
///
/// One for each hash function, with its constant message blocks prepared. A node secret is Nh bytes
/// anywhere in memory of the caller; nothing is allocated and no secret is left behind in heap
/// memory. A class, so that a use of the prepared blocks never copies them.
package final class TreeKDF: Sendable {
  private static let sha256 = TreeKDF(.sha256)
  private static let sha384 = TreeKDF(.sha384)
  private static let sha512 = TreeKDF(.sha512)

  private let function: HashFunction
  private let narrow: TreeStep<SHA256State>
  private let wide: TreeStep<SHA512State>
  /// The size of a node secret, Nh, in bytes.
  package let nodeSize: Int

  /// Prepares the constant message blocks of the left and the right child.
  private init(_ function: HashFunction) {
    self.function = function
    nodeSize = function.digestSize
    narrow = TreeStep(.sha256, nodeSize: HashFunction.sha256.digestSize)
    wide = TreeStep(function == .sha384 ? .sha384 : .sha512, nodeSize: nodeSize)
  }

  /// The derivation with a hash function.
  package static func prepared(for function: HashFunction) -> TreeKDF {
    switch function {
    case .sha256: sha256
    case .sha384: sha384
    case .sha512: sha512
    }
  }

  /// Derives both children of a node in the same memory, in six compressions.
  ///
  /// Offsets count bytes; a secret that does not lie within its memory stops the program. The node
  /// is read before a child is written, so a child may take its place.
  package func deriveChildren(
    in memory: inout MutableSpan<UInt8>, node: Int, left: Int, right: Int
  ) {
    switch function {
    case .sha256:
      let midstates = narrow.midstates(of: memory.span.extracting(node..<node + nodeSize))
      narrow.store(.left, midstates, into: &memory, at: left)
      narrow.store(.right, midstates, into: &memory, at: right)
    case .sha384, .sha512:
      let midstates = wide.midstates(of: memory.span.extracting(node..<node + nodeSize))
      wide.store(.left, midstates, into: &memory, at: left)
      wide.store(.right, midstates, into: &memory, at: right)
    }
  }
}

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
    let label = Array((KDFLabel.labelPrefix + TreeChild.label).utf8)
    let context = Array(child.context.utf8)
    var message = Writer()
    message.uint16(UInt16(nodeSize))
    message.fixed([UInt8(label.count)] + label + [UInt8(context.count)] + context)
    message.uint8(HKDF.firstCounter)
    var lengthField = Writer()
    lengthField.uint64(UInt64((State.blockSize + message.bytes.count) * UInt8.bitWidth))
    let ends = message.bytes.count + 1 + lengthField.bytes.count
    let padding = [State.paddingStart] + Array(repeating: 0, count: State.blockSize - ends)
    let bytes = message.bytes + padding + lengthField.bytes
    return State.block(bytes.span)
  }
}
