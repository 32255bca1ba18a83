import KeyDerivation
import Operations
import VectorFiles

/// A member that receives commits: orders and forks here, the rest in the files beside.
enum ForkGraphFamily: FamilyScript {
  static let turns = 1

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      addForks(cases)
      addTags(cases)
      addStates(cases)
      addJoiner(cases)
      if cases.suite.isFirstOfItsWidth {
        addKinds(cases)
        addSiblings(cases)
        addMoreTags(cases)
        addNodes(cases)
      }
    }
    addOrders(cases)
    addManyStates(cases)
    addDeletions(cases)
    addSizes(cases)
  }

  static func draw(_ draw: Draw) { draw.addLife(mayBeExternal: false) }

  private static func addForks(_ cases: CaseBuilder) {
    let group = ScriptedGroup("forks", cases)
    let a = group.commit("a")
    let b = group.commit("b", .noPath)
    let c = group.commit("c", .psk)
    let aa = group.commit("aa", on: a, .noPath)
    let ab = group.commit("ab", on: a, .extended)
    let ba = group.commit("ba", on: b)
    group.life(
      "three-children", "Three commits in the first epoch.", [.severalChildren],
      [.accepted(a), .accepted(b), .accepted(c)])
    group.life(
      "children-of-children", "Two children of the first epoch, and children of both.",
      [.severalChildren], [.accepted(a), .accepted(aa), .accepted(b), .accepted(ba), .accepted(ab)])
    group.life(
      "child-before-parent",
      "A commit comes before the one that makes its epoch, is refused, and comes again.",
      [.arrivalOrder, .unknownEpoch], [.refused(aa, .unknownEpoch), .accepted(a), .accepted(aa)])
    group.life(
      "duplicate", "A commit comes again at once, and again after another.", [.repeatedCommit],
      [.accepted(a), .refused(a, .duplicate), .accepted(b), .refused(a, .duplicate)])
  }

  private static func addKinds(_ cases: CaseBuilder) {
    let group = ScriptedGroup("kinds", cases)
    let commits = [
      group.commit("plain"), group.commit("psk", .psk), group.commit("no-path", .noPath),
      group.commit("no-path-psk", .noPathPSK),
    ]
    group.life(
      "every-kind", "Commits with and without a path, each with and without a pre-shared key.",
      [.severalChildren, .withoutPath, .preSharedKey], commits.map { .accepted($0) })
  }

  /// The same commits in orders that all have parents before children, or come again.
  private static func addOrders(_ cases: CaseBuilder) {
    let group = ScriptedGroup("orders", cases)
    let a = group.commit("a")
    let b = group.commit("b")
    let aa = group.commit("aa", on: a)
    let ba = group.commit("ba", on: b)
    for (name, order) in [
      ("breadth-first", [a, b, aa, ba]), ("depth-first", [a, aa, b, ba]),
      ("depth-first-reversed", [b, ba, a, aa]), ("breadth-first-reversed", [b, a, ba, aa]),
    ] {
      group.life(
        "order-\(name)", "Four commits; every order-… case ends in the same epochs.",
        [.arrivalOrder, .severalChildren], order.map { .accepted($0) })
    }
    group.life(
      "order-children-first",
      "The four commits, children first; those that were refused come again.",
      [.arrivalOrder, .unknownEpoch],
      [
        .refused(ba, .unknownEpoch), .refused(aa, .unknownEpoch), .accepted(b), .accepted(a),
        .accepted(ba), .accepted(aa),
      ])
    group.life(
      "stale", "A commit in the first epoch and a copy of one, after the group moved on.",
      [.arrivalOrder, .repeatedCommit],
      [.accepted(a), .accepted(aa), .accepted(b), .refused(a, .duplicate), .accepted(ba)])
  }

  private static func addSiblings(_ cases: CaseBuilder) {
    let group = ScriptedGroup("siblings", cases)
    let a = group.commit("a")
    group.life(
      "siblings-no-path",
      "Two commits without a path, which only their GroupContexts tell apart; then both again.",
      [.severalChildren, .withoutPath, .repeatedCommit],
      bothTwice(group.commit("no-path-1", .noPath), group.commit("no-path-2", .noPath)))
    group.life(
      "siblings-same-path-secret", "Two commits with the same path secret; then both again.",
      [.severalChildren, .repeatedCommit],
      bothTwice(a, group.commit("same", ScriptedGroup.Traits(pathSecretOf: "a"))))
    let elsewhere = group.commit("b")
    let unknown = ScriptedGroup("other", cases).first.dmlsEpoch
    group.life(
      "unknown-parent", "A commit names an epoch of another group, then its own.", [.unknownEpoch],
      [.refused(a.sent(in: unknown), .unknownEpoch), .accepted(a)])
    let name = group.first.dmlsEpoch
    for (suffix, comment, other) in [
      ("almost", "with one bit changed", Patterns.flipping(8 * name.count - 1, name)),
      ("short", "a byte short", Array(name.dropLast())),
      ("half", "by its first half", Array(name.prefix(name.count / 2))),
      ("empty", "by nothing", []),
    ] as [(String, String, [UInt8])] {
      group.life(
        "unknown-parent-\(suffix)", "A commit names its epoch \(comment).",
        [.unknownEpoch, .namedEpoch], [.refused(a.sent(in: other), .unknownEpoch), .accepted(a)])
    }
    group.life(
      "siblings-same-input",
      "A commit that differs in its pre-shared key alone has the PPRF input of the first one.",
      [.repeatedCommit, .preSharedKey],
      [.accepted(a), .refused(group.commit("a", .psk), .duplicate)])
    group.life(
      "epoch-of-sibling",
      "A commit names a sibling of its epoch: its tag cannot verify there. Then its own.",
      [.namedEpoch, .wrongTag],
      [
        .accepted(a), .accepted(elsewhere),
        .refused(
          group.commit("c", on: a).sent(in: elsewhere.epoch.dmlsEpoch), .wrongConfirmationTag),
        .accepted(group.commit("c", on: a)),
      ])
  }

  private static func bothTwice(_ one: ScriptedCommit, _ other: ScriptedCommit) -> [ScriptedEvent] {
    [.accepted(one), .accepted(other), .refused(one, .duplicate), .refused(other, .duplicate)]
  }

  /// Graphs that are wider or deeper than the others.
  private static func addSizes(_ cases: CaseBuilder) {
    let wide = ScriptedGroup("wide", cases)
    let children = (0..<12).map { wide.commit("\($0)") }
    wide.life(
      "twelve-children", "Twelve commits in the first epoch.", [.severalChildren],
      children.map { .accepted($0) })
    let deep = ScriptedGroup("deep", cases)
    var chain: [ScriptedCommit] = []
    for index in 0..<8 { chain.append(deep.commit("\(index)", on: chain.last)) }
    deep.life(
      "chain", "Eight commits, each in the epoch that the one before it made.", [.arrivalOrder],
      chain.map { .accepted($0) })
  }
}
