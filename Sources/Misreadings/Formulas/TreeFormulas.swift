import KeyDerivation
import Operations

/// DeriveFSSecret of section 5 of the draft, in parts.
struct TreeFormulas: Sendable {
  /// Both children of a node: RFC 9420 section 9.
  var children:
    @Sendable (Formulas, CipherSuite, [UInt8]) throws(OperationError) ->
      (left: [UInt8], right: [UInt8]) = { (formulas, suite, node) throws(OperationError) in
        // The optimised derivation takes nodes of Nh bytes alone.
        guard formulas.hasOwnKeyDerivation || node.count != suite.nh else {
          return preparedChildren(suite, node)
        }
        return (
          try formulas.expandWithLabel(suite, node, "tree", Array("left".utf8), suite.nh),
          try formulas.expandWithLabel(suite, node, "tree", Array("right".utf8), suite.nh)
        )
      }

  /// The secret as it is used, or a refusal.
  var checkedSecret: @Sendable (CipherSuite, [UInt8]) throws(OperationError) -> [UInt8] = {
    (suite, secret) throws(OperationError) in try requireNh(suite, secret)
  }

  /// The input as it is used, or a refusal.
  var checkedInput: @Sendable (CipherSuite, [UInt8]) throws(OperationError) -> [UInt8] = {
    (suite, input) throws(OperationError) in try requireNh(suite, input)
  }

  /// The root of the tree.
  var root: @Sendable (Formulas, CipherSuite, [UInt8]) throws(OperationError) -> [UInt8] = {
    (_, _, secret) throws(OperationError) in secret
  }

  /// The turns from the root to the leaf of an input: true is right.
  var turns: @Sendable (CipherSuite, [UInt8]) -> [Bool] = { _, input in
    bitsFromMostSignificant(input)
  }

  /// The last step, from the secret of a leaf and its input.
  var output:
    @Sendable (Formulas, CipherSuite, [UInt8], [UInt8]) throws(OperationError) -> [UInt8] = {
      (formulas, suite, leaf, _) throws(OperationError) in
      try formulas.deriveSecret(suite, leaf, "pprf")
    }
}

/// The bits of some bytes, the most significant of each byte first.
func bitsFromMostSignificant(_ bytes: [UInt8]) -> [Bool] {
  bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
}

/// Refuses what is not Nh bytes.
func requireNh(_ suite: CipherSuite, _ bytes: [UInt8]) throws(OperationError) -> [UInt8] {
  guard bytes.count == suite.nh else {
    throw OperationError(.wrongLength, "\(bytes.count) bytes where \(suite.nh) are needed")
  }
  return bytes
}

/// Both children of a node, fast.
private func preparedChildren(
  _ suite: CipherSuite, _ node: [UInt8]
) -> (left: [UInt8], right: [UInt8]) {
  let nh = suite.nh
  var memory = node + [UInt8](repeating: 0, count: nh)
  var span = memory.mutableSpan
  TreeKDF.prepared(for: suite.hash).deriveChildren(in: &span, node: 0, left: 0, right: nh)
  return (Array(memory[..<nh]), Array(memory[nh...]))
}
