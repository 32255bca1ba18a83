package import DMLS
package import JSONText
import KeyDerivation

/// The step from a tree node's secret to its children's, RFC 9420 section 9.
public enum TreeNode: CataloguedOperation {
  package static let name = "tree_node"
  package static let summary =
    "The secrets of both children of a tree node, RFC 9420 section 9"

  /// The node.
  public struct Input: Equatable, Sendable {
    /// The node's secret, Nh bytes.
    public var nodeSecret: [UInt8]

    /// A node with this secret.
    public init(nodeSecret: [UInt8]) { self.nodeSecret = nodeSecret }
  }

  /// The children.
  public struct Output: Equatable, Sendable {
    /// The left child's secret, Nh bytes.
    public var left: [UInt8]
    /// The right child's secret, Nh bytes.
    public var right: [UInt8]

    /// Children with these secrets.
    public init(left: [UInt8], right: [UInt8]) {
      self.left = left
      self.right = right
    }
  }
}

extension TreeNode.Input: JSONRecord {
  package static let record = Record(
    Self.init(nodeSecret:), Field("node_secret", \.nodeSecret, .bytes))
}

extension TreeNode.Output: JSONRecord {
  package static let record = Record(
    Self.init(left:right:), Field("left", \.left, .bytes), Field("right", \.right, .bytes))
}

extension TreeNode {
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
