import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let node = Group(
    section: "RFC 9420 section 9", effect: "No child of any epoch agrees with anyone else's.",
    operations: .treeNodes)
  private static let index = Group(
    section: "draft section 5, RFC 9420 section 9",
    effect: "Another leaf is evaluated, and another one punctured.", operations: .trees)
  private static let tree = Group(
    section: "draft section 5", effect: node.effect, operations: .trees)

  /// The step from a node to its children.
  static let treeNodes: [Misreading] = [
    node(
      "tree-side-as-label", "The side is the label, and the context is empty.",
      \.treeNodeSecret, to: step { ($0, []) }),
    node(
      "tree-sides-swapped", "A left child is derived as \"right\", a right one as \"left\".",
      \.treeNodeSecret, to: step { ("tree", Array(($0 == "left" ? "right" : "left").utf8)) }),
    node(
      "tree-side-as-bit", "The context of a child is 0 or 1 in one byte.",
      \.treeNodeSecret, to: step { ("tree", [$0 == "left" ? 0 : 1]) }),
    node(
      "tree-side-as-generation", "A child is DeriveTreeSecret with generation 0 or 1.",
      \.treeNodeSecret, to: step { ("tree", [0, 0, 0, $0 == "left" ? 0 : 1]) }),
    node(
      "tree-label-node", "Children are derived under the label \"node\".",
      \.treeNodeSecret, to: step { ("node", Array($0.utf8)) }),
    node(
      "tree-label-pprf", "Children are derived under the label \"pprf\".",
      \.treeNodeSecret, to: step { ("pprf", Array($0.utf8)) }),
    node(
      "tree-children-by-derive-secret",
      "Children are DeriveSecret(node, \"left\" or \"right\") of DeriveSecret(node, \"tree\").",
      \.treeNodeSecret
    ) { (f, child, node) throws(DMLSError) in
      try f.deriveSecret(f.deriveSecret(node, "tree"), child.context)
    },
  ]

  /// Which leaf an input is.
  static let leafIndices: [Misreading] = [
    index(
      "index-least-significant-bit-first",
      "Each byte of the leaf index is read from its least significant bit.",
      reading: .bitOrder, \.turns,
      to: { _, input in input.flatMap { byte in (0..<8).map { byte >> $0 & 1 == 1 } } }),
    index(
      "index-little-endian",
      "The leaf index is read from its last byte, most significant bit first.",
      reading: .bitOrder, \.turns, to: { _, input in bitsFromMostSignificant(input.reversed()) }),
    index(
      "index-from-last-bit", "The leaf index is read from its last bit to its first.",
      reading: .bitOrder, \.turns, to: { _, input in bitsFromMostSignificant(input).reversed() }),
    index(
      "index-one-is-left", "A bit of 1 turns left.",
      reading: .bitOrder, \.turns, to: { _, input in bitsFromMostSignificant(input).map { !$0 } }),
    index(
      "index-words-little-endian", "The leaf index is read in little-endian words of 64 bits.",
      reading: .bitOrder, \.turns,
      to: { _, input in
        stride(from: 0, to: input.count, by: 8).flatMap { start in
          bitsFromMostSignificant(input[start..<min(start + 8, input.count)].reversed())
        }
      }),
    index(
      "depth-nh", "The tree is Nh deep, and the first Nh bits are the leaf index.",
      reading: .leavesForEveryInput, \.turns,
      to: { suite, input in Array(bitsFromMostSignificant(input).prefix(suite.nh)) }),
    index(
      "leaves-nh", "The tree has Nh leaves, and the leaf index is the input modulo Nh.",
      reading: .leavesForEveryInput, \.turns,
      to: { suite, input in
        let index = input.reduce(0) { ($0 << 8 | Int($1)) % suite.nh }
        let depth = Int.bitWidth - (suite.nh - 1).leadingZeroBitCount
        return (0..<depth).map { index >> (depth - 1 - $0) & 1 == 1 }
      }),
    index(
      "depth-256-for-every-suite", "The tree is 256 deep under every cipher suite.",
      reading: .leavesForEveryInput, \.turns,
      to: { _, input in Array(bitsFromMostSignificant(input).prefix(256)) }),
    index(
      "index-first-32-bits", "The leaf index is the first 32 bits of the input.",
      \.turns, to: { _, input in Array(bitsFromMostSignificant(input).prefix(32)) }),
    index(
      "index-last-32-bits", "The leaf index is the last 32 bits of the input.",
      \.turns, to: { _, input in Array(bitsFromMostSignificant(input).suffix(32)) }),
    index(
      "index-first-64-bits", "The leaf index is the first 64 bits of the input.",
      \.turns, to: { _, input in Array(bitsFromMostSignificant(input).prefix(64)) }),
    index(
      "depth-one-short", "The last bit of the leaf index is not used.",
      \.turns, to: { _, input in bitsFromMostSignificant(input).dropLast() }),
    index(
      "depth-first-bit-skipped", "The first bit of the leaf index is not used.",
      \.turns, to: { _, input in Array(bitsFromMostSignificant(input).dropFirst()) }),
    index(
      "depth-one-more", "A last turn to the left is added below the leaf.",
      \.turns, to: { _, input in bitsFromMostSignificant(input) + [false] }),
  ]

  /// What else goes into an evaluation.
  static let trees: [Misreading] = [
    tree(
      "output-is-leaf", "The output is the leaf's secret, without the step \"pprf\".", \.fsSecret
    ) { _, leaf, _ in leaf },
    outputting("output-label-prf", under: "prf"),
    outputting("output-label-upper-case", under: "PPRF"),
    outputting("output-label-leaf", under: "leaf"),
    outputting("output-label-secret", under: "secret"),
    tree("output-bound-to-input", "The last step has the input as its context.", \.fsSecret) {
      (f, leaf, index) throws(DMLSError) in try f.expandWithLabel(leaf, "pprf", index)
    },
    tree("output-step-twice", "The step \"pprf\" is done twice.", \.fsSecret) {
      (f, leaf, _) throws(DMLSError) in try f.deriveSecret(f.deriveSecret(leaf, "pprf"), "pprf")
    },
    tree(
      "output-step-at-every-level", "The step \"pprf\" is done at every level.",
      around: \.treeNodeSecret
    ) { (secret, f, child, node) throws(DMLSError) in
      try f.deriveSecret(secret(f, child, node), "pprf")
    },
    tree(
      "root-derived",
      "The root is ExpandWithLabel(secret, \"tree\", \"root\", Nh), not the secret.",
      around: \.rootNodeSecret
    ) { (root, f, key) throws(DMLSError) in
      try f.expandWithLabel(root(f, key), "tree", Array("root".utf8))
    },
    tree(
      "root-is-encryption-secret",
      "The root is DeriveSecret(secret, \"encryption\"), as that of the secret tree.",
      around: \.rootNodeSecret
    ) { (root, f, key) throws(DMLSError) in try f.deriveSecret(root(f, key), "encryption") },
  ]

  private static func step(
    _ arguments: @escaping @Sendable (_ side: String) -> (label: String, context: [UInt8])
  ) -> Formula<[UInt8], TreeChild, [UInt8]> {
    Formula { (f, child, node) throws(DMLSError) in
      let (label, context) = arguments(child.context)
      return try f.expandWithLabel(node, label, context)
    }
  }

  private static func outputting(_ id: String, under label: String) -> Misreading {
    tree(id, "The last step has the label \"\(label)\".", \.fsSecret) {
      (f, leaf, _) throws(DMLSError) in try f.deriveSecret(leaf, label)
    }
  }
}

/// The bits of some bytes, the most significant of each byte first.
private func bitsFromMostSignificant(_ bytes: some Sequence<UInt8>) -> [Bool] {
  bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
}
