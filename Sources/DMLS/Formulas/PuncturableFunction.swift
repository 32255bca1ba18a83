package import KeyDerivation

/// Section 5, with RFC 9420 section 9.
extension DraftFormulas {
  /// The key itself.
  /// - Throws: `DMLSError.wrongLength` where it is not Nh bytes.
  package func rootNodeSecret(key: [UInt8]) throws(DMLSError) -> [UInt8] {
    try formulas.requireNh(key, name: "secret")
  }

  /// The most significant bit of byte 0 is the turn at the root, and 1 turns right (R4).
  package func turns(to leafIndex: [UInt8]) -> [Bool] {
    let leaf = LeafIndex(bytes: leafIndex)
    return (0..<leaf.depth).map { leaf.turnsRight(below: $0) }
  }

  /// ExpandWithLabel(node_secret, "tree", "left" or "right", KDF.Nh).
  package func treeNodeSecret(
    _ child: TreeChild, below node: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try formulas.expandWithLabel(node, TreeChild.label, Array(child.context.utf8))
  }

  /// DeriveSecret(leaf_node_secret, "pprf").
  package func fsSecret(
    leafNodeSecret: [UInt8], leafIndex: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try formulas.deriveSecret(leafNodeSecret, DMLSLabel.pprf)
  }
}

extension Formulas {
  /// The leaf index that an input is: the input itself, so there are 2^(8 * Nh) leaves (R2).
  /// - Throws: `DMLSError.wrongLength` where it is not Nh bytes.
  package func leafIndex(input: [UInt8]) throws(DMLSError) -> [UInt8] {
    try requireNh(input, name: "input")
  }

  /// DeriveFSSecret(secret, input), Nh bytes, without state.
  /// - Throws: `DMLSError.wrongLength` where `secret` or `input` is not Nh bytes.
  package func deriveFSSecret(secret: [UInt8], input: [UInt8]) throws(DMLSError) -> [UInt8] {
    let path = try directPath(secret: secret, input: input)
    return try fsSecret(
      leafNodeSecret: path[path.count - 1], leafIndex: leafIndex(input: input))
  }

  /// The secrets on the path from the root, at index 0, to the leaf, at index 8 * Nh.
  /// - Throws: `DMLSError.wrongLength` where `secret` or `input` is not Nh bytes.
  package func directPath(secret: [UInt8], input: [UInt8]) throws(DMLSError) -> [[UInt8]] {
    var path = [try rootNodeSecret(key: secret)]
    for isRight in turns(to: try leafIndex(input: input)) {
      path.append(try treeNodeSecret(isRight ? .right : .left, below: path[path.count - 1]))
    }
    return path
  }
}

/// A PPRF of section 5 with its state, which evaluations puncture.
///
/// A class, since what was punctured would still be there in a copy.
package protocol KeyedPRF: AnyObject {
  /// DeriveFSSecret at an input, Nh bytes, after which the input is punctured.
  /// - Throws: `DMLSError.wrongLength` where `input` is not Nh bytes, `.punctured` where the PPRF was
  ///   evaluated there before; nothing changes then.
  func evaluate(_ input: [UInt8]) throws(DMLSError) -> [UInt8]
  /// Evaluates once at most within `use`, and punctures only where that ends without an error.
  func puncturing<Result>(
    after use: () throws(DMLSError) -> Result
  ) throws(DMLSError) -> Result
  /// Every node secret that the state holds, from the left of the tree to the right.
  var retainedNodes: [RetainedNode] { get }
}

/// The PPRF of an epoch that a member holds.
package final class HeldPRF: KeyedPRF {
  /// The state, which cannot be copied.
  package var prf: PuncturablePRF
  private var isDeferred = false
  private var prepared: PreparedEvaluation?

  /// The state around a PPRF.
  package init(_ prf: consuming PuncturablePRF) {
    self.prf = prf
  }

  package func evaluate(_ input: [UInt8]) throws(DMLSError) -> [UInt8] {
    guard isDeferred else { return try prf.evaluate(input) }
    let prepared = try prf.prepare(input)
    let output = prepared.output
    self.prepared = consume prepared
    return output
  }

  package func puncturing<Result>(
    after use: () throws(DMLSError) -> Result
  ) throws(DMLSError) -> Result {
    isDeferred = true
    defer {
      isDeferred = false
      prepared = nil
    }
    let result = try use()
    if let prepared = prepared.take() { try prf.puncture(prepared) }
    return result
  }

  package var retainedNodes: [RetainedNode] { prf.retainedNodes }
}
