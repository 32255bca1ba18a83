import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// DeriveChildSecret: children of one parent.
enum DeriveChildSecretFamily: FamilyScript {
  typealias Child = DeriveChildSecret.Child

  static let turns = 1
  fileprivate static let label = "child_init"
  fileprivate static let readings: [Reading] = [.leavesForEveryInput, .bitOrder, .childContext]

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      addSingleChildren(cases)
      addSiblings(cases)
      addWithoutPath(cases)
      for count in [0, cases.suite.nh - 1, cases.suite.nh + 1] {
        cases.add(
          DeriveChildSecret.self, "prf-key-\(count)-bytes", "A key of \(count) bytes.",
          [.wrongLength],
          input: DeriveChildSecret.Input(
            prfKey: cases.bytes("prf-key/\(count)", count: count),
            children: [cases.child("prf-key")]), fate: .refused(.wrongLength))
      }
    }
  }

  /// A few children of one parent, some of them twice.
  static func draw(_ draw: Draw) {
    var children: [Child] = []
    for _ in 0...draw.below(2) {
      if draw.once(in: 4), let last = children.last {
        var repeated = last
        if draw.once(in: 2) { repeated.context += [0] }
        children.append(repeated)
      } else {
        children.append(
          Child(
            label: draw.once(in: 5) ? draw.label() : label, inputSecret: draw.secret(),
            context: draw.context()))
      }
    }
    draw.add(
      DeriveChildSecret.self, readings: readings,
      input: DeriveChildSecret.Input(prfKey: draw.nearlySecret(), children: children))
  }

  private static func addSingleChildren(_ cases: CaseBuilder) {
    cases.children("one-child", "One commit on one epoch.", [.ordinary], [cases.child("one-child")])
    for count in [0, 40, 63, 64, 300] {
      let context = cases.bytes("context/\(count)", count: count)
      cases.children(
        "context-\(count)-bytes", "A context of \(count) bytes.", [.context],
        [cases.child("context", context: context)])
    }
    cases.children(
      "other-label", "A label other than \"child_init\".", [.childLabel],
      [
        Child(
          label: "other", inputSecret: cases.secret("label"),
          context: cases.bytes("label/context", count: 100))
      ])
  }

  private static func addSiblings(_ cases: CaseBuilder) {
    let (first, second) = (cases.child("siblings/1"), cases.child("siblings/2"))
    let third = cases.child("siblings/3")
    cases.children(
      "three-children", "Three commits on one epoch.", [.siblings], [first, second, third])
    cases.children(
      "three-children-reversed", "The children of three-children in the other order.", [.siblings],
      key: "three-children", [third, second, first])
    cases.children(
      "same-confirmation", "Two children that differ in their context alone.",
      [.siblings, .context],
      [first, Child(label: label, inputSecret: first.inputSecret, context: second.context)])
    cases.children(
      "same-context", "Two children that differ in their confirmation alone.", [.siblings],
      [first, Child(label: label, inputSecret: second.inputSecret, context: first.context)])
    cases.children(
      "repeated-child", "A child again, then another child.", [.repeatedChild],
      [first, first, second, first, second])
  }

  private static func addWithoutPath(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    let confirmation = cases.derived(Patterns.zeros(nh), "conf")
    cases.children(
      "no-path", "Two commits without a path: only their contexts tell them apart.",
      [.withoutPath, .context],
      (1...2).map {
        Child(
          label: label, inputSecret: confirmation,
          context: cases.bytes("no-path/context/\($0)", count: 120))
      }, readings: [.commitWithoutPath])
    // Lets a stranger compare with values that were published outside this project.
    cases.add(
      DeriveChildSecret.self, "elevens",
      "parent_init_secret of an epoch_secret of only 0x11, path_secret[n] of only 0x22, a context "
        + "of 40 times 0x33; then a commit without a path.", [.edgeBytes, .withoutPath],
      readings: readings + [.lastPathSecret, .commitWithoutPath],
      input: DeriveChildSecret.Input(
        prfKey: cases.derived(Patterns.repeating(0x11, nh), "parent_init"),
        children: [cases.derived(Patterns.repeating(0x22, nh), "conf"), confirmation].map {
          Child(label: label, inputSecret: $0, context: Patterns.repeating(0x33, 40))
        }))
  }
}

extension CaseBuilder {
  fileprivate func child(_ name: String, context: [UInt8]? = nil) -> DeriveChildSecret.Child {
    DeriveChildSecret.Child(
      label: DeriveChildSecretFamily.label, inputSecret: secret("\(name)/confirmation"),
      context: context ?? bytes("\(name)/context", count: 4 * suite.nh))
  }

  fileprivate func children(
    _ name: String, _ comment: String, _ flags: [Flag], key: String? = nil,
    _ children: [DeriveChildSecret.Child], readings more: [Reading] = []
  ) {
    add(
      DeriveChildSecret.self, name, comment, flags,
      readings: DeriveChildSecretFamily.readings + more,
      input: DeriveChildSecret.Input(prfKey: secret("\(key ?? name)/prf_key"), children: children))
  }

  fileprivate func derived(_ secret: [UInt8], _ label: String) -> [UInt8] {
    value("inputs", else: secret) { () throws(DMLSError) in
      try suite.deriveSecret(secret, label)
    }
  }
}

extension Flag {
  fileprivate static let context = Flag(
    "Context",
    "A context at a boundary of its header, or the only thing that tells children apart.",
    section: "draft section 4",
    effect: "Two commits derive the same PPRF input, so the second one cannot be processed.")
  fileprivate static let childLabel = Flag(
    "ChildLabel", "DeriveChildSecret takes its label as an argument.", section: "draft section 4",
    effect: "Another use of DeriveChildSecret would collide with the key schedule's.")
  fileprivate static let siblings = Flag(
    "Siblings", "Several children of one parent.", section: "draft section 4",
    effect: "Forks of a group cannot be followed, or end in the same keys.")
  fileprivate static let repeatedChild = Flag(
    "RepeatedChild", "A commit that is processed again.", section: "draft section 5",
    effect: "A replayed commit makes a second child, or blocks those that come after it.")
}
