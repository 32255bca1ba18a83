/// The derivation of secret tree children at six compressions a node (RFC 9420, section 9).
///
/// Made once for a hash function and used for every node. A node secret is Nh bytes anywhere in
/// memory of the caller; nothing is allocated and no secret is left behind in heap memory.
/// Offsets count bytes. A secret that does not lie within its memory stops the program.
package struct TreeKDF: Sendable {
  private let function: HashFunction
  private let sha256: TreeStep<SHA256State>
  private let sha512: TreeStep<SHA512State>

  /// The size of a node secret, Nh, in bytes.
  package let nodeSize: Int

  /// Prepares the constant message blocks of the left and the right child.
  package init(_ function: HashFunction) {
    self.function = function
    nodeSize = function.digestSize
    sha256 = TreeStep(.sha256, nodeSize: HashFunction.sha256.digestSize)
    sha512 = TreeStep(function == .sha384 ? .sha384 : .sha512, nodeSize: nodeSize)
  }

  /// Derives both children of a node into other memory, in six compressions.
  package func deriveChildren(
    of node: Span<UInt8>, into memory: inout MutableSpan<UInt8>, left: Int, right: Int
  ) {
    switch function {
    case .sha256:
      let midstates = sha256.midstates(of: node)
      sha256.store(.left, midstates, into: &memory, at: left)
      sha256.store(.right, midstates, into: &memory, at: right)
    case .sha384, .sha512:
      let midstates = sha512.midstates(of: node)
      sha512.store(.left, midstates, into: &memory, at: left)
      sha512.store(.right, midstates, into: &memory, at: right)
    }
  }

  /// Derives both children of a node in the same memory, in six compressions.
  ///
  /// The node is read before a child is written, so a child may take its place.
  package func deriveChildren(
    in memory: inout MutableSpan<UInt8>, node: Int, left: Int, right: Int
  ) {
    switch function {
    case .sha256:
      let midstates = sha256.midstates(of: memory.span.extracting(node..<node + nodeSize))
      sha256.store(.left, midstates, into: &memory, at: left)
      sha256.store(.right, midstates, into: &memory, at: right)
    case .sha384, .sha512:
      let midstates = sha512.midstates(of: memory.span.extracting(node..<node + nodeSize))
      sha512.store(.left, midstates, into: &memory, at: left)
      sha512.store(.right, midstates, into: &memory, at: right)
    }
  }

  /// Derives one child of a node into other memory, in four compressions.
  package func derive(
    _ child: TreeChild, of node: Span<UInt8>, into memory: inout MutableSpan<UInt8>, at offset: Int
  ) {
    switch function {
    case .sha256:
      sha256.store(child, sha256.midstates(of: node), into: &memory, at: offset)
    case .sha384, .sha512:
      sha512.store(child, sha512.midstates(of: node), into: &memory, at: offset)
    }
  }

  /// Derives one child of a node in the same memory, in four compressions.
  ///
  /// The node is read before the child is written, so the child may take its place.
  package func derive(
    _ child: TreeChild, in memory: inout MutableSpan<UInt8>, node: Int, at offset: Int
  ) {
    switch function {
    case .sha256:
      let midstates = sha256.midstates(of: memory.span.extracting(node..<node + nodeSize))
      sha256.store(child, midstates, into: &memory, at: offset)
    case .sha384, .sha512:
      let midstates = sha512.midstates(of: memory.span.extracting(node..<node + nodeSize))
      sha512.store(child, midstates, into: &memory, at: offset)
    }
  }
}
