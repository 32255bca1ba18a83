package import TLSPresentation

/// The proposal to replace the leaf of its sender.
///
/// RFC 9420, section 12.1.2:
///
///     struct {
///         LeafNode leaf_node;
///     } Update;
package struct Update: Equatable, Sendable {
  /// The new leaf.
  ///
  /// Its source should be `update`, which is not checked here.
  package var leafNode: LeafNode

  /// Assembles an Update from its only field.
  package init(leafNode: LeafNode) {
    self.leafNode = leafNode
  }
}

extension Update: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    leafNode = try LeafNode(from: &reader)
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try leafNode.encode(to: &writer)
  }
}
