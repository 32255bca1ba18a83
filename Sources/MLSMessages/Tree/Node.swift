package import TLSPresentation

/// A non-blank node of the ratchet tree.
///
/// RFC 9420, section 12.4.3.3:
///
///     struct {
///         NodeType node_type;
///         select (Node.node_type) {
///             case leaf:   LeafNode leaf_node;
///             case parent: ParentNode parent_node;
///         };
///     } Node;
///
/// Indirect so that a place in a tree costs one word: a blank is one byte of input.
package indirect enum Node: Equatable, Sendable {
  /// A leaf, at an even index of the tree.
  case leaf(LeafNode)

  /// A parent, at an odd index of the tree.
  case parent(ParentNode)

  /// The code that selects this variant.
  package var nodeType: NodeType {
    switch self {
    case .leaf: .leaf
    case .parent: .parent
    }
  }
}

extension Node: TLSCodable {
  /// Reads the code and the node that it selects.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try NodeType(from: &reader) {
    case .leaf: self = .leaf(try LeafNode(from: &reader))
    case .parent: self = .parent(try ParentNode(from: &reader))
    }
  }

  /// Appends the code and the node that it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try nodeType.encode(to: &writer)
    switch self {
    case .leaf(let leafNode): try leafNode.encode(to: &writer)
    case .parent(let parentNode): try parentNode.encode(to: &writer)
    }
  }
}
