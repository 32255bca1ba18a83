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
    ) { $0.epochs.childInput = { (_, _, child) throws(OperationError) in child.inputSecret } },
    Misreading(
      "child-derive-secret-input",
      "The input of the PPRF is expanded from DeriveSecret(input_secret, label), not input_secret.",
      section: section, effect: noCommit, in: .children
    ) { formulas in
      formulas.epochs.childInput = { (formulas, suite, child) throws(OperationError) in
        let secret = try formulas.deriveSecret(suite, child.inputSecret, child.label)
        return try formulas.expandWithLabel(suite, secret, child.label, child.context, suite.nh)
      }
    },
    Misreading(
      "child-key-and-input-swapped", "prf_key is the PPRF's input, and its input the key.",
      section: section, effect: noCommit + " Nothing is punctured.", in: .children
    ) { formulas in
      formulas.epochs.childSecret = { (formulas, store, input) throws(OperationError) in
        var swapped = try NodeStore(store.suite, secret: input, formulas)
        return try formulas.state.evaluate(formulas, &swapped, store.root)
      }
    },
    Misreading(
      "child-without-pprf", "The child's secret is the PPRF's input: no PPRF is evaluated.",
      section: section, effect: "Nobody needs the parent's secret to compute its children's.",
      in: .children
    ) { $0.epochs.childSecret = { (_, _, input) throws(OperationError) in input } },
    Misreading(
      "child-by-expand", "The child's secret is ExpandWithLabel of the key: no PPRF is evaluated.",
      section: section, effect: "Nothing is punctured: whoever finds the key has every child.",
      in: .children
    ) { formulas in
      formulas.epochs.childSecret = { (formulas, store, input) throws(OperationError) in
        try formulas.expandWithLabel(store.suite, store.root, "child_init", input, store.suite.nh)
      }
    },
    Misreading(
      "child-fresh-pprf", "Each child starts from a PPRF that was never evaluated.",
      section: "draft section 5", effect: "A replayed commit makes its epoch again.",
      in: .children
    ) { formulas in
      formulas.epochs.childSecret = { (formulas, store, input) throws(OperationError) in
        var fresh = try NodeStore(store.suite, secret: store.root, formulas)
        return try formulas.state.evaluate(formulas, &fresh, input)
      }
    },
    Misreading(
      "child-only-one", "An epoch's PPRF is gone after its first child.",
      section: "draft section 4", effect: "Forks cannot be followed: the first commit wins.",
      in: .children
    ) { formulas in
      formulas.epochs.childSecret = { (formulas, store, input) throws(OperationError) in
        guard store.inputs.isEmpty else { throw OperationError(.punctured, "used up") }
        return try formulas.state.evaluate(formulas, &store, input)
      }
    },
  ]

  private static func changingChild(
    _ formulas: inout Formulas,
    _ change: @escaping @Sendable (inout DeriveChildSecret.Child, CipherSuite) -> Void
  ) {
    let childInput = formulas.epochs.childInput
    formulas.epochs.childInput = { (formulas, suite, child) throws(OperationError) in
      var child = child
      change(&child, suite)
      return try childInput(formulas, suite, child)
    }
  }
}
