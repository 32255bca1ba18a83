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
