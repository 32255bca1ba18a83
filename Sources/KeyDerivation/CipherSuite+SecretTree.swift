extension CipherSuite {
  /// The label under which a node of the secret tree derives its children.
  static var treeLabel: String { "tree" }

  /// Returns the secrets of both children of a tree node, Nh bytes each (RFC 9420, section 9).
  ///
  /// This is the definition taken at its word; `TreeKDF` computes the same bytes faster. It throws
  /// what `expandWithLabel` throws, which for these constant arguments is nothing.
  package func treeNodeSecrets(
    of node: [UInt8]
  ) throws(KeyDerivationError) -> (left: [UInt8], right: [UInt8]) {
    (left: try treeNodeSecret(.left, of: node), right: try treeNodeSecret(.right, of: node))
  }

  /// Returns the secret of one child of a tree node, Nh bytes (RFC 9420, section 9).
  ///
  /// Throws what `expandWithLabel` throws, which for these constant arguments is nothing.
  package func treeNodeSecret(
    _ child: TreeChild, of node: [UInt8]
  ) throws(KeyDerivationError) -> [UInt8] {
    try expandWithLabel(
      secret: node, label: Self.treeLabel, context: Array(child.context.utf8), length: nh)
  }

  /// DeriveTreeSecret: ExpandWithLabel with the generation as context (RFC 9420, section 9.1).
  ///
  /// Returns `length` bytes. Throws what `expandWithLabel` throws.
  package func deriveTreeSecret(
    secret: [UInt8], label: String, generation: UInt32, length: Int
  ) throws(KeyDerivationError) -> [UInt8] {
    let context = BigEndian.bytes(generation)
    return try expandWithLabel(secret: secret, label: label, context: context, length: length)
  }
}
