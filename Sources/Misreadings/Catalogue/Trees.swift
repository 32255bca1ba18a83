import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let section = "draft section 5"
  private static let nodes = "RFC 9420 section 9"
  private static let otherLeaf = "Another leaf is evaluated, and another one punctured."
  private static let noOutput = "No child of any epoch agrees with anyone else's."

  /// The step from a node to its children.
  static let treeNodes: [Misreading] = [
    stepping("tree-side-as-label", "The side is the label, and the context is empty.") {
      ($0, [])
    },
    stepping("tree-sides-swapped", "A left child is derived as \"right\", a right one as \"left\".")
    {
      ("tree", Array(($0 == "left" ? "right" : "left").utf8))
    },
    stepping("tree-side-as-bit", "The context of a child is 0 or 1 in one byte.") { side in
      ("tree", [side == "left" ? 0 : 1])
    },
    stepping("tree-side-as-generation", "A child is DeriveTreeSecret with generation 0 or 1.") {
      ("tree", [0, 0, 0, $0 == "left" ? 0 : 1])
    },
    stepping("tree-label-node", "Children are derived under the label \"node\".") { side in
      ("node", Array(side.utf8))
    },
    stepping("tree-label-pprf", "Children are derived under the label \"pprf\".") { side in
      ("pprf", Array(side.utf8))
    },
    Misreading(
      "tree-children-by-derive-secret",
      "Children are DeriveSecret(node, \"left\" or \"right\") of DeriveSecret(node, \"tree\").",
      section: nodes, effect: noOutput, in: .treeNodes
    ) { changes in
      changes.treeNodeSecret = { (f, child, node) throws(DMLSError) in
        try f.deriveSecret(f.deriveSecret(node, "tree"), child.context)
      }
    },
  ]

  /// Which leaf an input is.
  static let leafIndices: [Misreading] = [
    turning(
      "index-least-significant-bit-first",
      "Each byte of the leaf index is read from its least significant bit.",
      reading: .bitOrder
    ) { _, input in
      input.flatMap { byte in (0..<8).map { byte >> $0 & 1 == 1 } }
    },
    turning(
      "index-little-endian",
      "The leaf index is read from its last byte, most significant bit first.",
      reading: .bitOrder
    ) { _, input in bitsFromMostSignificant(input.reversed()) },
    turning(
      "index-from-last-bit", "The leaf index is read from its last bit to its first.",
      reading: .bitOrder
    ) { _, input in bitsFromMostSignificant(input).reversed() },
    turning(
      "index-one-is-left", "A bit of 1 turns left.", reading: .bitOrder
    ) { _, input in bitsFromMostSignificant(input).map { !$0 } },
    turning(
      "index-words-little-endian", "The leaf index is read in little-endian words of 64 bits.",
      reading: .bitOrder
    ) { _, input in
      stride(from: 0, to: input.count, by: 8).flatMap { start in
        bitsFromMostSignificant(input[start..<min(start + 8, input.count)].reversed())
      }
    },
    turning(
      "depth-nh", "The tree is Nh deep, and the first Nh bits are the leaf index.",
      reading: .leavesForEveryInput
    ) { suite, input in Array(bitsFromMostSignificant(input).prefix(suite.nh)) },
    turning(
      "leaves-nh", "The tree has Nh leaves, and the leaf index is the input modulo Nh.",
      reading: .leavesForEveryInput
    ) { suite, input in
      let index = input.reduce(0) { ($0 << 8 | Int($1)) % suite.nh }
      let depth = Int.bitWidth - (suite.nh - 1).leadingZeroBitCount
      return (0..<depth).map { index >> (depth - 1 - $0) & 1 == 1 }
    },
    turning(
      "depth-256-for-every-suite", "The tree is 256 deep under every cipher suite.",
      reading: .leavesForEveryInput
    ) { _, input in Array(bitsFromMostSignificant(input).prefix(256)) },
    turning("index-first-32-bits", "The leaf index is the first 32 bits of the input.") {
      _, input in
      Array(bitsFromMostSignificant(input).prefix(32))
    },
    turning("index-last-32-bits", "The leaf index is the last 32 bits of the input.") { _, input in
      Array(bitsFromMostSignificant(input).suffix(32))
    },
    turning("index-first-64-bits", "The leaf index is the first 64 bits of the input.") {
      _, input in
      Array(bitsFromMostSignificant(input).prefix(64))
    },
    turning("depth-one-short", "The last bit of the leaf index is not used.") { _, input in
      bitsFromMostSignificant(input).dropLast()
    },
    turning("depth-first-bit-skipped", "The first bit of the leaf index is not used.") { _, input in
      Array(bitsFromMostSignificant(input).dropFirst())
    },
    turning("depth-one-more", "A last turn to the left is added below the leaf.") { _, input in
      bitsFromMostSignificant(input) + [false]
    },
  ]

  /// What else goes into an evaluation.
  static let trees: [Misreading] = [
    Misreading(
      "output-is-leaf", "The output is the leaf's secret, without the step \"pprf\".",
      section: section, effect: noOutput, in: .trees
    ) { $0.fsSecret = { _, leaf, _ in leaf } },
    outputting("output-label-prf", under: "prf"),
    outputting("output-label-upper-case", under: "PPRF"),
    outputting("output-label-leaf", under: "leaf"),
    outputting("output-label-secret", under: "secret"),
    Misreading(
      "output-bound-to-input", "The last step has the input as its context.", section: section,
      effect: noOutput, in: .trees
    ) { $0.fsSecret = { (f, a, b) throws(DMLSError) in try f.expandWithLabel(a, "pprf", b) } },
    Misreading(
      "output-step-twice", "The step \"pprf\" is done twice.", section: section,
      effect: noOutput, in: .trees
    ) {
      $0.fsSecret = { (f, leaf, _) throws(DMLSError) in
        try f.deriveSecret(f.deriveSecret(leaf, "pprf"), "pprf")
      }
    },
    Misreading(
      "output-step-at-every-level", "The step \"pprf\" is done at every level.",
      section: section, effect: noOutput, in: .trees
    ) { changes in
      let secret = changes.treeNodeSecret
      changes.treeNodeSecret = { (f, a, b) throws(DMLSError) in
        try f.deriveSecret(secret(f, a, b), "pprf")
      }
    },
    Misreading(
      "root-derived",
      "The root is ExpandWithLabel(secret, \"tree\", \"root\", Nh), not the secret.",
      section: section, effect: noOutput, in: .trees
    ) {
      $0.rootNodeSecret = { (f, a) throws(DMLSError) in
        try f.expandWithLabel(a, "tree", Array("root".utf8))
      }
    },
    Misreading(
      "root-is-encryption-secret",
      "The root is DeriveSecret(secret, \"encryption\"), as that of the secret tree.",
      section: section, effect: noOutput, in: .trees
    ) { $0.rootNodeSecret = { (f, a) throws(DMLSError) in try f.deriveSecret(a, "encryption") } },
  ]

  private static func stepping(
    _ id: String, _ summary: String,
    _ arguments: @escaping @Sendable (_ side: String) -> (label: String, context: [UInt8])
  ) -> Misreading {
    Misreading(id, summary, section: nodes, effect: noOutput, in: .treeNodes) { changes in
      changes.treeNodeSecret = { (f, child, node) throws(DMLSError) in
        let (label, context) = arguments(child.context)
        return try f.expandWithLabel(node, label, context)
      }
    }
  }

  private static func turning(
    _ id: String, _ summary: String, reading: Reading? = nil,
    _ turns: @escaping @Sendable (CipherSuite, [UInt8]) -> [Bool]
  ) -> Misreading {
    Misreading(
      id, summary, section: "\(section), \(nodes)", effect: otherLeaf, in: .trees, reading: reading
    ) { $0.turns = turns }
  }

  private static func outputting(_ id: String, under label: String) -> Misreading {
    Misreading(
      id, "The last step has the label \"\(label)\".", section: section, effect: noOutput,
      in: .trees
    ) { $0.fsSecret = { (f, leaf, _) throws(DMLSError) in try f.deriveSecret(leaf, label) } }
  }
}

/// The bits of some bytes, the most significant of each byte first.
private func bitsFromMostSignificant(_ bytes: some Sequence<UInt8>) -> [Bool] {
  bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
}
