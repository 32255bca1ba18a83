import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// DeriveChildSecret: children of one parent.
enum DeriveChildSecretFamily: FamilyScript {
  typealias Child = DeriveChildSecret.Child

  private static let label = "child_init"

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try addSingleChildren(suite, to: &builder)
      try addSiblings(suite, to: &builder)
      try addWithoutPath(suite, to: &builder)
      for count in [0, suite.nh - 1, suite.nh + 1] {
        try builder.add(
          DeriveChildSecret.self, "prf-key-\(count)-bytes", suite, "A key of \(count) bytes.",
          flags: [.wrongLength],
          input: DeriveChildSecret.Input(
            prfKey: builder.bytes("prf-key/\(count)", suite, count: count),
            children: [child("prf-key", suite, builder)]),
          fate: .refused(.wrongLength))
      }
    }
  }

  private static func addSingleChildren(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try add(
      "one-child", "One commit on one epoch.", suite, [.ordinary],
      [child("one-child", suite, builder)], to: &builder)
    for count in [0, 40, 63, 64, 300] {
      let context = builder.bytes("context/\(count)", suite, count: count)
      try add(
        "context-\(count)-bytes", "A context of \(count) bytes.", suite, [.context],
        [child("context", suite, builder, context: context)], to: &builder)
    }
    try add(
      "other-label", "A label other than \"child_init\".", suite, [.childLabel],
      [
        Child(
          label: "other", inputSecret: builder.secret("label", suite),
          context: builder.bytes("label/context", suite, count: 100))
      ], to: &builder)
  }

  private static func addSiblings(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let first = child("siblings/1", suite, builder)
    let second = child("siblings/2", suite, builder)
    let third = child("siblings/3", suite, builder)
    try add(
      "three-children", "Three commits on one epoch.", suite, [.siblings], [first, second, third],
      to: &builder)
    try add(
      "three-children-reversed", "The children of three-children in the other order.", suite,
      [.siblings], key: "three-children", [third, second, first], to: &builder)
    try add(
      "same-confirmation", "Two children that differ in their context alone.", suite,
      [.siblings, .context],
      [first, Child(label: label, inputSecret: first.inputSecret, context: second.context)],
      to: &builder)
    try add(
      "same-context", "Two children that differ in their confirmation alone.", suite, [.siblings],
      [first, Child(label: label, inputSecret: second.inputSecret, context: first.context)],
      to: &builder)
    try add(
      "repeated-child", "A child again, then another child.", suite, [.repeatedChild],
      [first, first, second, first, second], to: &builder)
  }

  private static func addWithoutPath(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let confirmation = try builder.confirmationWithoutPath(suite)
    let contexts = (1...2).map { builder.bytes("no-path/context/\($0)", suite, count: 120) }
    try add(
      "no-path", "Two commits without a path: only their contexts tell them apart.", suite,
      [.withoutPath, .context],
      contexts.map { Child(label: label, inputSecret: confirmation, context: $0) },
      readings: [.commitWithoutPath], to: &builder)
    // Lets a stranger compare with values that were published outside this project.
    try builder.add(
      DeriveChildSecret.self, "elevens", suite,
      "parent_init_secret of an epoch_secret of only 0x11, path_secret[n] of only 0x22, a context "
        + "of 40 times 0x33; then a commit without a path.",
      flags: [.edgeBytes, .withoutPath],
      readings: readings + [.lastPathSecret, .commitWithoutPath],
      input: DeriveChildSecret.Input(
        prfKey: try builder.derived(
          [UInt8](repeating: 0x11, count: suite.nh), "parent_init", suite),
        children: [
          try builder.derived([UInt8](repeating: 0x22, count: suite.nh), "conf", suite),
          confirmation,
        ].map {
          Child(label: label, inputSecret: $0, context: [UInt8](repeating: 0x33, count: 40))
        }))
  }

  private static let readings: [Reading] = [.leavesForEveryInput, .bitOrder, .childContext]

  private static func child(
    _ name: String, _ suite: CipherSuite, _ builder: CaseBuilder, context: [UInt8]? = nil
  ) -> Child {
    Child(
      label: label, inputSecret: builder.secret("\(name)/confirmation", suite),
      context: context ?? builder.bytes("\(name)/context", suite, count: 4 * suite.nh))
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag],
    key: String? = nil, _ children: [Child], readings more: [Reading] = [],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      DeriveChildSecret.self, name, suite, comment, flags: flags, readings: readings + more,
      input: DeriveChildSecret.Input(
        prfKey: builder.secret("\(key ?? name)/prf_key", suite), children: children))
  }
}

extension CaseBuilder {
  fileprivate func derived(
    _ secret: [UInt8], _ label: String, _ suite: CipherSuite
  ) throws(GenerationError) -> [UInt8] {
    do throws(DMLSError) {
      return try suite.deriveSecret(secret, label)
    } catch {
      throw GenerationError(id: id("inputs", suite), reason: "\(error)")
    }
  }

  fileprivate func confirmationWithoutPath(
    _ suite: CipherSuite
  ) throws(GenerationError) -> [UInt8] {
    try derived(Patterns.zeros(suite.nh), "conf", suite)
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
