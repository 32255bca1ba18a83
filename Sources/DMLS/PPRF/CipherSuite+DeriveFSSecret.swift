package import KeyDerivation

extension CipherSuite {
  /// DeriveFSSecret(secret, input), Nh bytes, section 5.
  ///
  /// Without state: the definition against which `PuncturablePRF` is tested.
  /// - Throws: `DMLSError.wrongLength` where `secret` or `input` is not Nh bytes.
  package func deriveFSSecret(secret: [UInt8], input: [UInt8]) throws(DMLSError) -> [UInt8] {
    let path = try directPath(secret: secret, input: input)
    return try deriveFSSecret(leafNodeSecret: path[path.count - 1])
  }

  /// The last step of DeriveFSSecret, Nh bytes: DeriveSecret(leaf_node_secret, "pprf").
  package func deriveFSSecret(leafNodeSecret: [UInt8]) throws(DMLSError) -> [UInt8] {
    try derivedSecret(leafNodeSecret, label: DMLSLabel.pprf)
  }

  /// The secrets on the path from the root, at index 0, to the leaf, at index 8 * Nh.
  /// - Throws: `DMLSError.wrongLength` where `secret` or `input` is not Nh bytes.
  package func directPath(secret: [UInt8], input: [UInt8]) throws(DMLSError) -> [[UInt8]] {
    try requireNh(secret, name: "secret")
    try requireNh(input, name: "input")
    let leaf = LeafIndex(bytes: input)
    var path = [secret]
    do throws(KeyDerivationError) {
      for depth in 0..<leaf.depth {
        path.append(
          try treeNodeSecret(leaf.turnsRight(below: depth) ? .right : .left, of: path[depth]))
      }
    } catch {
      throw .keyDerivation(error)
    }
    return path
  }
}
