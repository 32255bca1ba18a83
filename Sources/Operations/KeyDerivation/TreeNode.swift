package import JSONText

/// The step from a tree node's secret to its children's, RFC 9420 section 9.
public enum TreeNode: CataloguedOperation {
  package static let name = "tree_node"

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

extension TreeNode.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    nodeSecret = try fields.bytes("node_secret")
  }

  package var json: JSONValue { ["node_secret": .hex(nodeSecret)] }
}

extension TreeNode.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    left = try fields.bytes("left")
    right = try fields.bytes("right")
  }

  package var json: JSONValue { ["left": .hex(left), "right": .hex(right)] }
}
