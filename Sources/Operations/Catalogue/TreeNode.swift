package import DMLS
public import JSONText
import KeyDerivation

/// The step from a tree node's secret to its children's, RFC 9420 section 9.
public enum TreeNode: CataloguedOperation {
  package static let name = "tree_node"
  package static let summary =
    "The secrets of both children of a tree node, RFC 9420 section 9"

  /// The node.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The node's secret, Nh bytes.
    public var nodeSecret: [UInt8]

    /// A node with this secret.
    public init(nodeSecret: [UInt8]) { self.nodeSecret = nodeSecret }

    package static let record = Record(
      Self.init(nodeSecret:), Field("node_secret", \.nodeSecret, .bytes))
  }

  /// The children.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// The left child's secret, Nh bytes.
    public var left: [UInt8]
    /// The right child's secret, Nh bytes.
    public var right: [UInt8]

    /// Children with these secrets.
    public init(left: [UInt8], right: [UInt8]) {
      self.left = left
      self.right = right
    }

    package static let record = Record(
      Self.init(left:right:), Field("left", \.left, .bytes), Field("right", \.right, .bytes))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try formulas.requireNh(input.nodeSecret, name: "node_secret")
    return try Answered(
      Output(
        left: formulas.treeNodeSecret(.left, below: input.nodeSecret),
        right: formulas.treeNodeSecret(.right, below: input.nodeSecret)))
  }
}
