import KeyDerivation
import Operations
import VectorFiles

/// A member that receives commits: orders and forks here, tags, states and nodes in extensions.
enum ForkGraphFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try addForks(suite, to: &builder)
      try addTags(suite, to: &builder)
      try addStates(suite, to: &builder)
      try addJoiner(suite, to: &builder)
      if suite.isFirstOfItsWidth {
        try addKinds(suite, to: &builder)
        try addSiblings(suite, to: &builder)
        try addMoreTags(suite, to: &builder)
        try addNodes(suite, to: &builder)
      }
    }
    try addOrders(.mandatory, to: &builder)
    try addManyStates(.mandatory, to: &builder)
    try addDeletions(.mandatory, to: &builder)
    try addSizes(.mandatory, to: &builder)
  }

  private static func addForks(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("forks", suite, builder)
    let a = try group.commit("a", on: group.first)
    let b = try group.commit("b", on: group.first, ScriptedGroup.Traits(hasPath: false))
    let c = try group.commit("c", on: group.first, ScriptedGroup.Traits(hasPSK: true))
    let aa = try group.commit("aa", on: a.epoch, ScriptedGroup.Traits(hasPath: false))
    let ab = try group.commit("ab", on: a.epoch, ScriptedGroup.Traits(hasExtension: true))
    let ba = try group.commit("ba", on: b.epoch)
    try builder.addLife(
      "three-children", suite, "Three commits in the first epoch.", [.severalChildren],
      start: group.founded, [.accepted(a), .accepted(b), .accepted(c)])
    try builder.addLife(
      "children-of-children", suite, "Two children of the first epoch, and children of both.",
      [.severalChildren], start: group.founded,
      [.accepted(a), .accepted(aa), .accepted(b), .accepted(ba), .accepted(ab)])
    try builder.addLife(
      "child-before-parent", suite,
      "A commit comes before the one that makes its epoch, is refused, and comes again.",
      [.arrivalOrder, .unknownEpoch], start: group.founded,
      [.refused(aa, .unknownEpoch), .accepted(a), .accepted(aa)])
    try builder.addLife(
      "duplicate", suite, "A commit comes again at once, and again after another.",
      [.repeatedCommit], start: group.founded,
      [.accepted(a), .refused(a, .duplicate), .accepted(b), .refused(a, .duplicate)])
  }

  private static func addKinds(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("kinds", suite, builder)
    let commits = try [
      ("plain", ScriptedGroup.Traits()), ("psk", ScriptedGroup.Traits(hasPSK: true)),
      ("no-path", ScriptedGroup.Traits(hasPath: false)),
      ("no-path-psk", ScriptedGroup.Traits(hasPath: false, hasPSK: true)),
    ].map { (label, traits) throws(GenerationError) in
      try group.commit(label, on: group.first, traits)
    }
    try builder.addLife(
      "every-kind", suite,
      "Commits with and without a path, each with and without a pre-shared key.",
      [.severalChildren, .withoutPath, .preSharedKey], start: group.founded,
      commits.map { .accepted($0) })
  }

  /// The same commits in orders that all have parents before children, or come again.
  private static func addOrders(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("orders", suite, builder)
    let a = try group.commit("a", on: group.first)
    let b = try group.commit("b", on: group.first)
    let aa = try group.commit("aa", on: a.epoch)
    let ba = try group.commit("ba", on: b.epoch)
    for (name, order) in [
      ("breadth-first", [a, b, aa, ba]), ("depth-first", [a, aa, b, ba]),
      ("depth-first-reversed", [b, ba, a, aa]), ("breadth-first-reversed", [b, a, ba, aa]),
    ] {
      try builder.addLife(
        "order-\(name)", suite, "Four commits; every order-… case ends in the same epochs.",
        [.arrivalOrder, .severalChildren], start: group.founded, order.map { .accepted($0) })
    }
    try builder.addLife(
      "order-children-first", suite,
      "The four commits, children first; those that were refused come again.",
      [.arrivalOrder, .unknownEpoch], start: group.founded,
      [
        .refused(ba, .unknownEpoch), .refused(aa, .unknownEpoch), .accepted(b), .accepted(a),
        .accepted(ba), .accepted(aa),
      ])
    try builder.addLife(
      "stale", suite, "A commit in the first epoch and a copy of one, after the group moved on.",
      [.arrivalOrder, .repeatedCommit], start: group.founded,
      [.accepted(a), .accepted(aa), .accepted(b), .refused(a, .duplicate), .accepted(ba)])
  }

  private static func addSiblings(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("siblings", suite, builder)
    let noPath = ScriptedGroup.Traits(hasPath: false)
    let a = try group.commit("a", on: group.first)
    try builder.addLife(
      "siblings-no-path", suite,
      "Two commits without a path, which only their GroupContexts tell apart; then both again.",
      [.severalChildren, .withoutPath, .repeatedCommit], start: group.founded,
      try bothTwice(
        group.commit("no-path-1", on: group.first, noPath),
        group.commit("no-path-2", on: group.first, noPath)))
    try builder.addLife(
      "siblings-same-path-secret", suite,
      "Two commits with the same path secret; then both again.",
      [.severalChildren, .repeatedCommit], start: group.founded,
      try bothTwice(
        a, group.commit("same", on: group.first, ScriptedGroup.Traits(pathSecretOf: "a"))))
    let elsewhere = try group.commit("b", on: group.first)
    let unknown = try ScriptedGroup("other", suite, builder).first
    try builder.addLife(
      "unknown-parent", suite, "A commit names an epoch of another group, then its own.",
      [.unknownEpoch], start: group.founded,
      [.refused(a.sent(in: unknown.dmlsEpoch), .unknownEpoch), .accepted(a)])
    let name = group.first.dmlsEpoch
    try builder.addLife(
      "unknown-parent-almost", suite,
      "A commit names its epoch with one bit changed, a byte short, half of it, nothing of it.",
      [.unknownEpoch, .namedEpoch], start: group.founded,
      [
        Patterns.flipping(8 * name.count - 1, name), Array(name.dropLast()),
        Array(name.prefix(name.count / 2)), [],
      ].map { .refused(a.sent(in: $0), .unknownEpoch) } + [.accepted(a)])
    try builder.addLife(
      "siblings-same-input", suite,
      "A commit that differs in its pre-shared key alone has the PPRF input of the first one.",
      [.repeatedCommit, .preSharedKey], start: group.founded,
      [
        .accepted(a),
        .refused(
          try group.commit("a", on: group.first, ScriptedGroup.Traits(hasPSK: true)), .duplicate),
      ])
    try builder.addLife(
      "epoch-of-sibling", suite,
      "A commit names a sibling of its epoch: its tag cannot verify there. Then its own.",
      [.namedEpoch, .wrongTag], start: group.founded,
      [
        .accepted(a), .accepted(elsewhere),
        .refused(
          try group.commit("c", on: a.epoch).sent(in: elsewhere.epoch.dmlsEpoch),
          .wrongConfirmationTag),
        .accepted(try group.commit("c", on: a.epoch)),
      ])
  }

  private static func bothTwice(_ one: ScriptedCommit, _ other: ScriptedCommit) -> [ScriptedEvent] {
    [
      .accepted(one), .accepted(other), .refused(one, .duplicate), .refused(other, .duplicate),
    ]
  }

  /// Graphs that are wider or deeper than the others.
  private static func addSizes(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let wide = try ScriptedGroup("wide", suite, builder)
    let children = try (0..<12).map { (index) throws(GenerationError) in
      try wide.commit("\(index)", on: wide.first)
    }
    try builder.addLife(
      "twelve-children", suite, "Twelve commits in the first epoch.", [.severalChildren],
      start: wide.founded, children.map { .accepted($0) })
    let deep = try ScriptedGroup("deep", suite, builder)
    var chain: [ScriptedCommit] = []
    for index in 0..<8 {
      chain.append(try deep.commit("\(index)", on: chain.last?.epoch ?? deep.first))
    }
    try builder.addLife(
      "chain", suite, "Eight commits, each in the epoch that the one before it made.",
      [.arrivalOrder], start: deep.founded, chain.map { .accepted($0) })
  }
}
