package import TLSPresentation

/// The new leaf of a committer and the new keys from there to the root.
///
/// RFC 9420, section 7.6:
///
///     struct {
///         LeafNode leaf_node;
///         UpdatePathNode nodes<V>;
///     } UpdatePath;
package struct UpdatePath: Equatable, Sendable {
  /// The new leaf.
  ///
  /// Its source should be `commit`, which is not checked here.
  package var leafNode: LeafNode

  /// The nodes of the filtered direct path, from the leaf to the root.
  package var nodes: [UpdatePathNode]

  /// Assembles an UpdatePath from its fields, in wire order.
  package init(leafNode: LeafNode, nodes: [UpdatePathNode]) {
    self.leafNode = leafNode
    self.nodes = nodes
  }
}

extension UpdatePath: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    leafNode = try LeafNode(from: &reader)
    nodes = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try leafNode.encode(to: &writer)
    try writer.vector(nodes)
  }
}
