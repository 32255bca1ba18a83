import KeyDerivation
import Operations
import VectorFiles

/// Sequences of steps on one PPRF.
enum PPRFPunctureFamily: FamilyScript {
  typealias Step = PPRFPuncture.Step

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try addRefusals(suite, to: &builder)
      try addNeighbours(suite, to: &builder)
      try addOrders(suite, to: &builder)
      try addRestores(suite, to: &builder)
      try addRetained(suite, to: &builder)
      for (name, comment, count) in [
        ("short", "A key that is one byte short.", suite.nh - 1),
        ("long", "A key that is one byte too long.", suite.nh + 1),
      ] {
        try builder.add(
          PPRFPuncture.self, "secret-\(name)", suite, comment, flags: [.wrongLength],
          input: PPRFPuncture.Input(
            secret: builder.bytes(name, suite, count: count),
            steps: [.evaluate(Patterns.zeros(suite.nh))]),
          fate: .refused(.wrongLength))
      }
    }
  }

  private static func addRefusals(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let a = builder.secret("refusals/a", suite)
    let b = builder.secret("refusals/b", suite)
    try add(
      "repeat", "The same input twice, then another.", suite, [.repeated],
      [.evaluate(a), .evaluate(a), .evaluate(b)], to: &builder)
    try add(
      "repeat-later", "An input again after another was evaluated.", suite, [.repeated],
      [.evaluate(a), .evaluate(b), .evaluate(a), .evaluate(b)], to: &builder)
    try add(
      "refused-changes-nothing", "Refused inputs between others: too short, too long, a repeat.",
      suite, [.repeated, .wrongLength, .refusedCall],
      [
        .evaluate(Array(a.dropLast())), .evaluate(a), .evaluate(a + [0]), .evaluate(a),
        .evaluate([]), .evaluate(b), .evaluate(Patterns.flipping(0, a)),
      ], to: &builder)
  }

  private static func addNeighbours(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let depth = 8 * suite.nh
    let a = builder.secret("neighbours/a", suite)
    for (name, bit) in [("first", 0), ("middle", depth / 2), ("last", depth - 1)] {
      let sibling = Patterns.flipping(bit, a)
      try add(
        "differ-in-\(name)-bit", "Two inputs that differ in the \(name) bit, then both again.",
        suite, [.sibling], [.evaluate(a), .evaluate(sibling), .evaluate(sibling), .evaluate(a)],
        to: &builder)
    }
    let leaves = (0..<8).map { Array(a.dropLast()) + [a[a.count - 1] & 0xF8 | UInt8($0)] }
    try add(
      "subtree-used-up",
      "All eight leaves of one subtree, each of them again, and a leaf beside it.",
      suite, [.sibling, .repeated],
      ([0, 7, 3, 4, 1, 6, 2, 5].map { .evaluate(leaves[$0]) } + leaves.map { .evaluate($0) })
        + [.evaluate(Patterns.flipping(depth - 4, leaves[0]))], to: &builder)
    try add(
      "ends", "The leftmost and the rightmost leaf, then their neighbours.", suite, [.sibling],
      [
        Patterns.zeros(suite.nh), Patterns.ones(suite.nh), Patterns.bit(depth - 1, suite.nh),
        Patterns.flipping(depth - 1, Patterns.ones(suite.nh)),
      ].map { .evaluate($0) }, to: &builder)
  }

  /// The same four inputs in different orders: the outputs move with the inputs.
  private static func addOrders(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let a = builder.secret("orders/a", suite)
    let inputs = [
      a, Patterns.flipping(3, a), Patterns.flipping(8 * suite.nh - 2, a),
      builder.secret("orders/b", suite),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      let name = order.map(String.init).joined()
      try add(
        "order-\(name)", "Four inputs in the order \(name); order-0123 has the same outputs.",
        suite, [.order], secret: "orders", order.map { .evaluate(inputs[$0]) }, to: &builder)
    }
    let many = (0..<16).map { builder.secret("many/\($0)", suite) }
    try add(
      "many", "Sixteen inputs, then each again.", suite, [.order, .repeated],
      many.map { .evaluate($0) } + many.map { .evaluate($0) }, to: &builder)
  }

  private static func addRestores(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let a = builder.secret("restores/a", suite)
    let sibling = Patterns.flipping(8 * suite.nh - 1, a)
    let b = builder.secret("restores/b", suite)
    try add(
      "restore-before-use", "Saved and restored before the first evaluation.", suite, [.restored],
      [.saveAndRestore, .evaluate(a), .evaluate(a)], to: &builder)
    let many = (0..<8).map { builder.secret("restores/many/\($0)", suite) }
    try add(
      "restore-many", "Saved and restored after eight inputs; then their siblings, and all again.",
      suite, [.restored, .sibling, .repeated],
      many.map { .evaluate($0) } + [.saveAndRestore]
        + many.map { .evaluate(Patterns.flipping(8 * suite.nh - 1, $0)) }
        + many.map { .evaluate($0) }, to: &builder)
    try add(
      "restore-between", "Saved and restored after every step.", suite, [.restored, .repeated],
      [
        .evaluate(a), .saveAndRestore, .evaluate(a), .saveAndRestore, .evaluate(sibling),
        .saveAndRestore, .evaluate(sibling), .evaluate(b), .saveAndRestore, .evaluate(b),
        .evaluate(a), .evaluate(Patterns.flipping(0, b)),
      ], to: &builder)
  }

  private static func addRetained(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let depth = 8 * suite.nh
    let a = builder.secret("retained/a", suite)
    try add(
      "retained-at-first", "Before any evaluation the root is all there is.", suite, [.retained],
      [.retainedNodes], to: &builder)
    try add(
      "retained-after-one", "One evaluation leaves exactly its copath.", suite, [.retained],
      [.evaluate(a), .retainedNodes], to: &builder)
    try add(
      "retained-after-siblings", "Two leaves of one parent: the copath of the parent is left.",
      suite, [.retained, .sibling],
      [.evaluate(a), .evaluate(Patterns.flipping(depth - 1, a)), .retainedNodes], to: &builder)
    try add(
      "retained-after-refusal", "A refused repeat and a restore leave the copath as it was.", suite,
      [.retained, .refusedCall, .restored],
      [.evaluate(a), .evaluate(a), .evaluate([]), .saveAndRestore, .retainedNodes], to: &builder)
    try add(
      "retained-after-halves",
      "One leaf in each half of the tree: two copaths, and no root's child.",
      suite, [.retained],
      [.evaluate(a), .evaluate(Patterns.flipping(0, a)), .retainedNodes], to: &builder)
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag],
    secret: String? = nil, _ steps: [Step], to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      PPRFPuncture.self, name, suite, comment, flags: flags,
      readings: [.leavesForEveryInput, .bitOrder, .noRootKept],
      input: PPRFPuncture.Input(
        secret: builder.secret("\(secret ?? name)/secret", suite), steps: steps))
  }
}

extension Flag {
  fileprivate static let repeated = Flag(
    "Repeated", "An input that was evaluated before.", section: "draft section 5",
    effect: "Without the refusal a commit is processed twice, and forward secrecy is lost: who "
      + "steals the state recomputes the init_secret.")

  fileprivate static let refusedCall = Flag(
    "RefusedCall", "A refused call between others.", section: "draft section 5",
    effect: "A refused call that consumes nodes lets one bad message block good commits.")

  fileprivate static let sibling = Flag(
    "Sibling", "Inputs whose paths part late, early or in the middle.", section: "draft section 5",
    effect: "A lost copath node makes an epoch's other children unreachable for good; a kept one "
      + "undoes the puncture.")

  fileprivate static let order = Flag(
    "Order", "The same inputs in another order, or many of them.", section: "draft section 5",
    effect: "Members who receive commits in different orders end in different epochs.")

  fileprivate static let restored = Flag(
    "Restored", "State that was saved and restored.", section: "draft section 5",
    effect: "A saved root brings back what was punctured; a lost node loses a fork.")

  fileprivate static let retained = Flag(
    "Retained", "The exact set of node secrets that are kept.",
    section: "draft section 5, RFC 9420 section 9",
    effect: "A kept ancestor recomputes punctured secrets, although all outputs look right.")
}
