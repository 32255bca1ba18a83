import KeyDerivation
import Operations
import VectorFiles

/// Sequences of steps on one PPRF.
enum PPRFPunctureFamily: FamilyScript {
  static let turns = 1

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      addRefusals(cases)
      addNeighbours(cases)
      addOrders(cases)
      addRestores(cases)
      addRetained(cases)
      for (name, comment, count) in [
        ("short", "A key that is one byte short.", cases.suite.nh - 1),
        ("long", "A key that is one byte too long.", cases.suite.nh + 1),
      ] {
        cases.add(
          PPRFPuncture.self, "secret-\(name)", comment, [.wrongLength],
          input: PPRFPuncture.Input(
            secret: cases.bytes(name, count: count),
            steps: [.evaluate(Patterns.zeros(cases.suite.nh))]), fate: .refused(.wrongLength))
      }
    }
  }

  /// A few steps on one PPRF: neighbours, repeats, refused lengths, restored state.
  static func draw(_ draw: Draw) {
    var inputs: [[UInt8]] = []
    var steps: [PPRFPuncture.Step] = []
    for _ in 0...draw.below(4) {
      switch draw.below(8) {
      case 0: steps.append(.saveAndRestore)
      case 1 where draw.once(in: 3): steps.append(.retainedNodes)
      case 2: steps.append(.evaluate(draw.nearlySecret()))
      case 3 where !inputs.isEmpty: steps.append(.evaluate(draw.pick(inputs)))
      default:
        let input = draw.leafIndex(near: inputs)
        inputs.append(input)
        steps.append(.evaluate(input))
      }
    }
    draw.add(
      PPRFPuncture.self, readings: [.leavesForEveryInput, .bitOrder, .noRootKept],
      input: PPRFPuncture.Input(secret: draw.secret(), steps: steps))
  }

  private static func addRefusals(_ cases: CaseBuilder) {
    let a = cases.secret("refusals/a")
    let b = cases.secret("refusals/b")
    cases.steps(
      "repeat", "The same input twice, then another.", [.repeated],
      [.evaluate(a), .evaluate(a), .evaluate(b)])
    cases.steps(
      "repeat-later", "An input again after another was evaluated.", [.repeated],
      [.evaluate(a), .evaluate(b), .evaluate(a), .evaluate(b)])
    cases.steps(
      "refused-changes-nothing", "A repeat is refused between others.", [.repeated, .refusedCall],
      [.evaluate(a), .evaluate(a), .evaluate(b), .evaluate(Patterns.flipping(0, a))])
    guard cases.suite.isFirstOfItsWidth else { return }
    for (name, comment, input) in [
      ("short", "An input that is one byte short.", Array(a.dropLast())),
      ("long", "An input that is one byte too long.", a + [0]), ("empty", "An empty input.", []),
    ] {
      cases.steps(
        "refused-\(name)", "\(comment) What comes before and after it is as if it had not come.",
        [.wrongLength, .refusedCall], secret: "refused-changes-nothing",
        [.evaluate(b), .evaluate(input), .evaluate(a)])
    }
  }

  private static func addNeighbours(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    let depth = 8 * nh
    let a = cases.secret("neighbours/a")
    for (name, bit) in [("first", 0), ("middle", depth / 2), ("last", depth - 1)] {
      let sibling = Patterns.flipping(bit, a)
      cases.steps(
        "differ-in-\(name)-bit", "Two inputs that differ in the \(name) bit, then both again.",
        [.sibling], [.evaluate(a), .evaluate(sibling), .evaluate(sibling), .evaluate(a)])
    }
    let leaves = (0..<8).map { Array(a.dropLast()) + [a[a.count - 1] & 0xF8 | UInt8($0)] }
    cases.steps(
      "subtree-used-up",
      "All eight leaves of one subtree, each of them again, and a leaf beside it.",
      [.sibling, .repeated],
      ([0, 7, 3, 4, 1, 6, 2, 5].map { .evaluate(leaves[$0]) } + leaves.map { .evaluate($0) }) + [
        .evaluate(Patterns.flipping(depth - 4, leaves[0]))
      ])
    cases.steps(
      "ends", "The leftmost and the rightmost leaf, then their neighbours.", [.sibling],
      [
        Patterns.zeros(nh), Patterns.ones(nh), Patterns.bit(depth - 1, nh),
        Patterns.flipping(depth - 1, Patterns.ones(nh)),
      ].map { .evaluate($0) })
  }

  /// The same four inputs in different orders: the outputs move with the inputs.
  private static func addOrders(_ cases: CaseBuilder) {
    let a = cases.secret("orders/a")
    let inputs = [
      a, Patterns.flipping(3, a), Patterns.flipping(8 * cases.suite.nh - 2, a),
      cases.secret("orders/b"),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      let name = order.map(String.init).joined()
      cases.steps(
        "order-\(name)", "Four inputs in the order \(name); order-0123 has the same outputs.",
        [.order], secret: "orders", order.map { .evaluate(inputs[$0]) })
    }
    let many = (0..<16).map { cases.secret("many/\($0)") }
    cases.steps(
      "many", "Sixteen inputs, then each again.", [.order, .repeated],
      many.map { .evaluate($0) } + many.map { .evaluate($0) })
  }

  private static func addRestores(_ cases: CaseBuilder) {
    let a = cases.secret("restores/a")
    let sibling = Patterns.flipping(8 * cases.suite.nh - 1, a)
    let b = cases.secret("restores/b")
    cases.steps(
      "restore-before-use", "Saved and restored before the first evaluation.", [.restored],
      [.saveAndRestore, .evaluate(a), .evaluate(a)])
    let many = (0..<8).map { cases.secret("restores/many/\($0)") }
    cases.steps(
      "restore-many", "Saved and restored after eight inputs; then their siblings, and all again.",
      [.restored, .sibling, .repeated],
      many.map { .evaluate($0) } + [.saveAndRestore]
        + many.map { .evaluate(Patterns.flipping(8 * cases.suite.nh - 1, $0)) }
        + many.map { .evaluate($0) })
    cases.steps(
      "restore-between", "Saved and restored after every step.", [.restored, .repeated],
      [
        .evaluate(a), .saveAndRestore, .evaluate(a), .saveAndRestore, .evaluate(sibling),
        .saveAndRestore, .evaluate(sibling), .evaluate(b), .saveAndRestore, .evaluate(b),
        .evaluate(a), .evaluate(Patterns.flipping(0, b)),
      ])
  }

  private static func addRetained(_ cases: CaseBuilder) {
    let retained = { cases.steps($0, $1, [.retained], $2) }
    let depth = 8 * cases.suite.nh
    let a = cases.secret("retained/a")
    retained(
      "retained-at-first", "Before any evaluation the root is all there is.", [.retainedNodes])
    retained(
      "retained-after-one", "One evaluation leaves exactly its copath.",
      [.evaluate(a), .retainedNodes])
    cases.steps(
      "retained-after-siblings", "Two leaves of one parent: the copath of the parent is left.",
      [.retained, .sibling],
      [.evaluate(a), .evaluate(Patterns.flipping(depth - 1, a)), .retainedNodes])
    cases.steps(
      "retained-after-refusal", "A refused repeat and a restore leave the copath as it was.",
      [.retained, .refusedCall, .restored],
      [.evaluate(a), .evaluate(a), .saveAndRestore, .retainedNodes])
    if cases.suite == .mandatory {
      cases.steps(
        "retained-after-short-input", "A refused input leaves the copath as it was.",
        [.retained, .refusedCall, .wrongLength],
        [.evaluate(a), .evaluate(Array(a.dropLast())), .retainedNodes])
    }
    retained(
      "retained-after-halves",
      "One leaf in each half of the tree: two copaths, and no root's child.",
      [.evaluate(a), .evaluate(Patterns.flipping(0, a)), .retainedNodes])
  }
}

extension CaseBuilder {
  fileprivate func steps(
    _ name: String, _ comment: String, _ flags: [Flag], secret: String? = nil,
    _ steps: [PPRFPuncture.Step]
  ) {
    add(
      PPRFPuncture.self, name, comment, flags,
      readings: [.leavesForEveryInput, .bitOrder, .noRootKept],
      input: PPRFPuncture.Input(secret: self.secret("\(secret ?? name)/secret"), steps: steps))
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
