import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let section = "draft section 4"
  private static let noCommit = "No commit on any epoch can be processed with anyone else's."

  /// DeriveChildSecret.
  static let children: [Misreading] = [
    Misreading(
      "child-label-fixed", "DeriveChildSecret uses \"child_init\" whatever its label.",
      section: section, effect: "Another use of it collides with the key schedule's.",
      in: .children
    ) { changingChild(&$0) { child, _ in child.label = "child_init" } },
    Misreading(
      "child-label-init", "Children are derived under the label \"init\".", section: section,
      effect: noCommit, in: .children
    ) { changingChild(&$0) { child, _ in child.label = "init" } },
    Misreading(
      "child-context-ignored", "The context of DeriveChildSecret is left out.", section: section,
      effect: "All commits without a path on one epoch share one input: only one can be processed.",
      in: .children
    ) { changingChild(&$0) { child, _ in child.context = [] } },
    Misreading(
      "child-context-hashed", "The context of DeriveChildSecret is hashed.", section: section,
      effect: noCommit, in: .children, reading: .childContext
    ) { changingChild(&$0) { child, suite in child.context = suite.hash.hash(child.context) } },
    Misreading(
      "child-context-twice-prefixed", "The context of DeriveChildSecret has a length of its own.",
      section: section, effect: noCommit, in: .children
    ) {
      changingChild(&$0) { child, _ in
        child.context = shortestHeader(child.context.count) + child.context
      }
    },
    Misreading(
      "child-input-not-expanded", "commit_confirmation itself is the input of the PPRF.",
      section: section, effect: "Commits without a path on one epoch share one input.",
      in: .children
    ) { $0.childSecretInput = { $1.inputSecret } },
    Misreading(
      "child-derive-secret-input",
      "The input of the PPRF is expanded from DeriveSecret(input_secret, label), not input_secret.",
      section: section, effect: noCommit, in: .children
    ) { changes in
      changes.childSecretInput = { (f, child) throws(DMLSError) in
        let secret = try f.deriveSecret(child.inputSecret, child.label)
        return try f.expandWithLabel(secret, child.label, child.context)
      }
    },
    Misreading(
      "child-key-and-input-swapped", "prf_key is the PPRF's input, and its input the key.",
      section: section, effect: noCommit + " Nothing is punctured.", in: .children
    ) {
      $0.childSecret = { (f, prf, input) throws(DMLSError) in
        try NodeStore(f, key: input).evaluate(prf.root)
      }
    },
    Misreading(
      "child-without-pprf", "The child's secret is the PPRF's input: no PPRF is evaluated.",
      section: section, effect: "Nobody needs the parent's secret to compute its children's.",
      in: .children
    ) { $0.childSecret = { _, _, input in input } },
    Misreading(
      "child-by-expand", "The child's secret is ExpandWithLabel of the key: no PPRF is evaluated.",
      section: section, effect: "Nothing is punctured: whoever finds the key has every child.",
      in: .children
    ) {
      $0.childSecret = { (f, a, b) throws(DMLSError) in
        try f.expandWithLabel(a.root, "child_init", b)
      }
    },
    Misreading(
      "child-fresh-pprf", "Each child starts from a PPRF that was never evaluated.",
      section: "draft section 5", effect: "A replayed commit makes its epoch again.",
      in: .children
    ) { $0.childSecret = { (_, prf, input) throws(DMLSError) in try prf.fresh.evaluate(input) } },
    Misreading(
      "child-only-one", "An epoch's PPRF is gone after its first child.",
      section: "draft section 4", effect: "Forks cannot be followed: the first commit wins.",
      in: .children
    ) { changes in
      changes.childSecret = { (_, prf, input) throws(DMLSError) in
        guard prf.inputs.isEmpty else { throw .punctured }
        return try prf.evaluate(input)
      }
    },
  ]

  private static func changingChild(
    _ changes: inout Changes,
    _ change: @escaping @Sendable (inout Changes.Child, CipherSuite) -> Void
  ) {
    let childInput = changes.childSecretInput
    changes.childSecretInput = { (f, child) throws(DMLSError) in
      var child = child
      change(&child, f.cipherSuite)
      return try childInput(f, child)
    }
  }
}
