import KeyDerivation
import Operations
import VectorFiles

/// One step of the secret tree.
enum TreeNodeFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let nh = cases.suite.nh
      let ordinary = (1...3).map { index in
        let name = "ordinary-\(index)"
        return (name, "A random-looking node.", Flag.ordinary, cases.secret(name))
      }
      let edges = [
        ("secret-zeros", "A node secret of only zeros.", Flag.edgeBytes, Patterns.zeros(nh)),
        ("secret-ones", "A node secret of only ones.", .edgeBytes, Patterns.ones(nh)),
        (
          "secret-counting", "A node secret 00 01 02 and so on.", .edgeBytes,
          Patterns.counting(from: 0, nh)
        ),
      ]
      for (name, comment, flag, secret) in ordinary + edges {
        cases.add(
          TreeNode.self, name, comment, [flag, .treeStep], input: TreeNode.Input(nodeSecret: secret)
        )
      }
    }
  }

  static func draw(_ draw: Draw) {
    draw.add(TreeNode.self, input: TreeNode.Input(nodeSecret: draw.secret()))
  }
}

extension Flag {
  fileprivate static let treeStep = Flag(
    "TreeStep",
    "From a node secret to both children, label \"tree\", context \"left\" or \"right\".",
    section: "RFC 9420 section 9",
    effect: "With left and right swapped, or label for context, every PPRF output differs.")
}
