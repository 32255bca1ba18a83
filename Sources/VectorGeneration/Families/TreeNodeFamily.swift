import KeyDerivation
import Operations
import VectorFiles

/// One step of the secret tree.
enum TreeNodeFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      for index in 1...3 {
        let name = "ordinary-\(index)"
        try add(
          name, "A random-looking node.", suite, [.ordinary, .treeStep],
          builder.secret(name, suite), to: &builder)
      }
      for (name, secret) in [
        ("zeros", Patterns.zeros(suite.nh)), ("ones", Patterns.ones(suite.nh)),
        ("counting", Patterns.counting(from: 0, suite.nh)),
      ] {
        try add(
          "secret-\(name)",
          name == "counting"
            ? "A node secret 00 01 02 and so on." : "A node secret of only \(name).", suite,
          [.edgeBytes, .treeStep],
          secret, to: &builder)
      }
    }
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag], _ secret: [UInt8],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      TreeNode.self, name, suite, comment, flags: flags,
      input: TreeNode.Input(nodeSecret: secret))
  }
}

extension Flag {
  fileprivate static let treeStep = Flag(
    "TreeStep",
    "From a node secret to both children, label \"tree\", context \"left\" or \"right\".",
    section: "RFC 9420 section 9",
    effect: "With left and right swapped, or label for context, every PPRF output differs.")
}
