import TLSPresentation

/// Which kind of node stands at a place of the tree.
///
/// RFC 9420, section 7.8:
///
///     enum {
///         reserved(0),
///         leaf(1),
///         parent(2),
///         (255)
///     } NodeType;
package enum NodeType: UInt8, CaseIterable, TLSEnumeration {
  /// A LeafNode.
  case leaf = 1

  /// A ParentNode.
  case parent = 2
}
