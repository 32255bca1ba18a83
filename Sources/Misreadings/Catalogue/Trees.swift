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
  static let treeNodes: Rows = [
    "tree-side-as-label": node(
      "The side is the label, and the context is empty.", .step { ($0, []) }),
    "tree-sides-swapped": node(
      "A left child is derived as \"right\", a right one as \"left\".",
      .step { ("tree", Array(($0 == "left" ? "right" : "left").utf8)) }),
    "tree-side-as-bit": node(
      "The context of a child is 0 or 1 in one byte.", .step { ("tree", [$0 == "left" ? 0 : 1]) }),
    "tree-side-as-generation": node(
      "A child is DeriveTreeSecret with generation 0 or 1.",
      .step { ("tree", [0, 0, 0, $0 == "left" ? 0 : 1]) }),
    "tree-label-node": node(
      "Children are derived under the label \"node\".", .step { ("node", Array($0.utf8)) }),
    "tree-label-pprf": node(
      "Children are derived under the label \"pprf\".", .step { ("pprf", Array($0.utf8)) }),
    "tree-children-by-derive-secret": node(
      "Children are DeriveSecret(node, \"left\" or \"right\") of DeriveSecret(node, \"tree\").",
      .formula(\.treeNodeSecret) { (f, child, node) throws(DMLSError) in
        try f.deriveSecret(f.deriveSecret(node, "tree"), child.context)
      }),
    "tree-nodes-32-bytes": node(
      "Nodes are 32 bytes under every cipher suite.",
      effect: "Some cipher suites interoperate and others never do.",
      .formula(\.treeNodeSecret) { (f, child, node) throws(DMLSError) in
        try f.expandWithLabel(node, "tree", Array(child.context.utf8), 32)
      }),
  ]

  /// Which leaf an input is.
  static let leafIndices: Rows = [
    "index-least-significant-bit-first": index(
      "Each byte of the leaf index is read from its least significant bit.", reading: .bitOrder,
      .turns { $0.reversed(by: 8) }),
    "index-little-endian": index(
      "The leaf index is read from its last byte, most significant bit first.", reading: .bitOrder,
      .turns { $0.reversed(by: 8).reversed()[...] }),
    "index-from-last-bit": index(
      "The leaf index is read from its last bit to its first.", reading: .bitOrder,
      .turns { $0.reversed()[...] }),
    "index-one-is-left": index(
      "A bit of 1 turns left.", reading: .bitOrder, .turns { $0.map { !$0 }[...] }),
    "index-words-little-endian": index(
      "The leaf index is read in little-endian words of 64 bits.", reading: .bitOrder,
      .turns { $0.reversed(by: 8).reversed(by: 64) }),
    "depth-nh": index(
      "The tree is Nh deep, and the first Nh bits are the leaf index.",
      reading: .leavesForEveryInput, .turns { $0.prefix($0.count / 8) }),
    "leaves-nh": index(
      "The tree has Nh leaves, and the leaf index is the input modulo Nh.",
      reading: .leavesForEveryInput,
      .set(\.turns) { suite, input in
        let index = input.reduce(0) { ($0 << 8 | Int($1)) % suite.nh }
        let depth = Int.bitWidth - (suite.nh - 1).leadingZeroBitCount
        return (0..<depth).map { index >> (depth - 1 - $0) & 1 == 1 }
      }),
    "depth-256-for-every-suite": index(
      "The tree is 256 deep under every cipher suite.", reading: .leavesForEveryInput,
      .turns { $0.prefix(256) }),
    "index-first-32-bits": index(
      "The leaf index is the first 32 bits of the input.", .turns { $0.prefix(32) }),
    "index-last-32-bits": index(
      "The leaf index is the last 32 bits of the input.", .turns { $0.suffix(32) }),
    "index-first-64-bits": index(
      "The leaf index is the first 64 bits of the input.", .turns { $0.prefix(64) }),
    "depth-one-short": index(
      "The last bit of the leaf index is not used.", .turns { $0.dropLast() }),
    "depth-first-bit-skipped": index(
      "The first bit of the leaf index is not used.", .turns { $0.dropFirst() }),
    "index-shifts-wrap-at-32": index(
      "The leaf index is shifted as a number of 32 bits, which wraps: its first ones come again.",
      .turns { $0.repeated(every: 32) }),
    "index-shifts-wrap-at-64": index(
      "The leaf index is shifted as a number of 64 bits, which wraps: its first ones come again.",
      .turns { $0.repeated(every: 64) }),
    "index-zeros-after-64-bits": index(
      "Behind the first 64 bits of the leaf index all turns go left.",
      .turns { $0.prefix(64) + [Bool](repeating: false, count: max(0, $0.count - 64)) }),
    "depth-in-a-byte": index(
      "The depth is counted in a byte: 256 levels are none.",
      effect: "Under most cipher suites every input is the same leaf.",
      .turns { $0.prefix($0.count % 256) }),
    "depth-one-more": index(
      "A last turn to the left is added below the leaf.", .turns { $0 + [false] }),
  ]

  /// What else goes into an evaluation.
  static let trees: Rows = [
    "output-is-leaf": tree(
      "The output is the leaf's secret, without the step \"pprf\".",
      .formula(\.fsSecret) { _, leaf, _ in leaf }),
    "output-label-prf": outputting(under: "prf"),
    "output-label-upper-case": outputting(under: "PPRF"),
    "output-label-leaf": outputting(under: "leaf"),
    "output-label-secret": outputting(under: "secret"),
    "output-bound-to-input": tree(
      "The last step has the input as its context.",
      .formula(\.fsSecret) {
        (f, leaf, index) throws(DMLSError) in try f.expandWithLabel(leaf, "pprf", index)
      }),
    "output-step-twice": tree(
      "The step \"pprf\" is done twice.",
      .formula(\.fsSecret) {
        (f, leaf, _) throws(DMLSError) in try f.deriveSecret(f.deriveSecret(leaf, "pprf"), "pprf")
      }),
    "output-step-at-every-level": tree(
      "The step \"pprf\" is done at every level.",
      .around(\.treeNodeSecret) { (secret, f, child, node) throws(DMLSError) in
        try f.deriveSecret(secret(f, child, node), "pprf")
      }),
    "root-derived": tree(
      "The root is ExpandWithLabel(secret, \"tree\", \"root\", Nh), not the secret.",
      .around(\.rootNodeSecret) { (root, f, key) throws(DMLSError) in
        try f.expandWithLabel(root(f, key), "tree", Array("root".utf8))
      }),
    "root-is-encryption-secret": tree(
      "The root is DeriveSecret(secret, \"encryption\"), as that of the secret tree.",
      .around(\.rootNodeSecret) { (root, f, key) throws(DMLSError) in
        try f.deriveSecret(root(f, key), "encryption")
      }),
  ]

  private static func outputting(under label: String) -> Row {
    tree(
      "The last step has the label \"\(label)\".",
      .formula(\.fsSecret) { (f, leaf, _) throws(DMLSError) in try f.deriveSecret(leaf, label) })
  }
}

extension Change {
  /// Derives a child with a label and a context, by its side.
  fileprivate static func step(
    _ arguments: @escaping @Sendable (_ side: String) -> (label: String, context: [UInt8])
  ) -> Change {
    .formula(\.treeNodeSecret) { (f, child, node) throws(DMLSError) in
      let (label, context) = arguments(child.context)
      return try f.expandWithLabel(node, label, context)
    }
  }

  /// Takes other turns, by those from the most significant bit of each byte to the least.
  fileprivate static func turns(
    _ turns: @escaping @Sendable (ArraySlice<Bool>) -> ArraySlice<Bool>
  ) -> Change {
    .set(\.turns) { suite, input in Array(turns(suite.turns(to: input)[...])) }
  }
}

extension ArraySlice<Bool> {
  /// The first of these bits, again and again, to the same number.
  fileprivate func repeated(every width: Int) -> ArraySlice<Bool> {
    indices.map { self[startIndex + ($0 - startIndex) % width] }[...]
  }

  /// These bits in groups of so many, each turned round.
  fileprivate func reversed(by width: Int) -> ArraySlice<Bool> {
    stride(from: startIndex, to: endIndex, by: width).flatMap { start in
      self[start..<Swift.min(start + width, endIndex)].reversed()
    }[...]
  }
}
