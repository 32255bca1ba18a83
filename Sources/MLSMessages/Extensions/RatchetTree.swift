package import TLSPresentation

/// The content of a `ratchet_tree` extension: the nodes of the tree from left to right.
///
/// RFC 9420, section 12.4.3.3:
///
///     optional<Node> ratchet_tree<V>;
package struct RatchetTree: Equatable, Sendable {
  /// The nodes, with `nil` for a blank.
  ///
  /// Trailing blanks and odd shapes are not looked for here.
  package var ratchetTree: [Node?]

  /// Assembles a RatchetTree from its only field.
  package init(ratchetTree: [Node?]) {
    self.ratchetTree = ratchetTree
  }
}

extension RatchetTree: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    ratchetTree = try reader.vector()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(ratchetTree)
  }
}

extension RatchetTree: ExtensionContent {
  /// The content of `ratchet_tree`.
  package static var extensionType: ExtensionType { .ratchetTree }
}
