import Operations
import VectorFiles

/// The deletion rule.
enum DeletionFamily: FamilyScript {
  typealias Commit = DeletableEpochs.MembershipCommit

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    try addChains(to: &builder)
    try addForks(to: &builder)
    try addMembers(to: &builder)
  }

  private static func addChains(to builder: inout CaseBuilder) throws(GenerationError) {
    let both = ["alice", "bob"]
    try add("nobody", "No commit yet.", [movedOn], members: both, [], to: &builder)
    try add(
      "one-missing", "One of two has committed.", [movedOn], members: both,
      [c("a", on: "e", by: "alice")], to: &builder)
    try add(
      "all-in-the-epoch", "Both have committed in the epoch itself, on two forks.", [movedOn],
      members: both, [c("a", on: "e", by: "alice"), c("b", on: "e", by: "bob")], to: &builder)
    try add(
      "all-after-it", "One committed in the epoch, the other one in its child.", [movedOn],
      members: both, [c("a", on: "e", by: "alice"), c("b", on: "a", by: "bob")], to: &builder)
    try add(
      "alone", "A group of one: oneself counts too.", [movedOn], members: ["alice"],
      [c("a", on: "e", by: "alice"), c("b", on: "a", by: "alice")], to: &builder)
    try add(
      "same-sender", "One of two commits again and again.", [movedOn], members: both,
      [
        c("a", on: "e", by: "alice"), c("b", on: "a", by: "alice"), c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "long-chain", "Three members take turns: the last epochs stay.", [movedOn],
      members: ["alice", "bob", "carol"],
      (1...6).map {
        c("c\($0)", on: $0 == 1 ? "e" : "c\($0 - 1)", by: ["carol", "alice", "bob"][$0 % 3])
      }, to: &builder)
  }

  private static func addForks(to builder: inout CaseBuilder) throws(GenerationError) {
    let both = ["alice", "bob"]
    try add(
      "fork-before-the-epoch", "A commit on a fork that parts before the epoch says nothing of it.",
      [upstream], members: both,
      [
        c("a", on: "e", by: "alice"), c("a2", on: "a", by: "alice"), c("b", on: "e", by: "bob"),
      ], to: &builder)
    try add(
      "ancestors-do-not-count", "Both committed before the epoch, and one of them after it.",
      [upstream], members: both,
      [
        c("a", on: "e", by: "alice"), c("b", on: "a", by: "bob"), c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "commit-that-made-it", "The commit that made an epoch was sent before it.", [upstream],
      members: both,
      [
        c("a", on: "e", by: "alice"), c("b", on: "a", by: "bob"),
      ], to: &builder)
    try add(
      "different-forks", "Three members move on, each on a fork of its own.", [upstream],
      members: ["alice", "bob", "carol"],
      [
        c("a", on: "e", by: "alice"), c("b", on: "e", by: "bob"), c("c", on: "a", by: "carol"),
      ], to: &builder)
    let deep = ["e", "a", "b", "c", "d", "f", "g", "h", "i"]
    try add(
      "deep", "A commit counts for every epoch before it, however far.", [upstream],
      members: both,
      zip(deep, deep.dropFirst()).map { c($1, on: $0, by: "alice") }
        + [c("j", on: "i", by: "bob")], to: &builder)
    try add(
      "nested-forks", "Forks within forks: each epoch counts what lies after it alone.",
      [upstream], members: ["alice", "bob", "carol"],
      [
        c("a", on: "e", by: "alice"), c("b", on: "a", by: "bob"), c("c", on: "a", by: "carol"),
        c("ba", on: "b", by: "alice"), c("bb", on: "b", by: "bob"), c("bc", on: "bb", by: "carol"),
        c("ca", on: "c", by: "alice"), c("cb", on: "ca", by: "alice"),
      ], to: &builder)
  }

  private static func addMembers(to builder: inout CaseBuilder) throws(GenerationError) {
    let three = ["alice", "bob", "carol"]
    try add(
      "removed", "Who was removed need not commit.", [members], members: three,
      [
        c("a", on: "e", by: "alice", removes: ["carol"]), c("b", on: "a", by: "bob"),
        c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "removed-later", "A removal counts for every epoch before it on its fork.", [members],
      members: three,
      [
        c("a", on: "e", by: "alice"), c("b", on: "a", by: "bob"),
        c("c", on: "b", by: "alice", removes: ["carol"]), c("d", on: "c", by: "bob"),
      ], to: &builder)
    try add(
      "removed-on-another-fork", "Removed on one fork, silent on the other.", [members],
      members: three,
      [
        c("a", on: "e", by: "alice", removes: ["carol"]), c("b", on: "e", by: "bob"),
        c("b2", on: "b", by: "alice"), c("b3", on: "b2", by: "bob"),
      ], to: &builder)
    try add(
      "removed-before", "Who was removed before the epoch is none of its members.", [members],
      members: ["alice", "bob"],
      [c("a", on: "e", by: "alice", removes: ["bob"]), c("b", on: "a", by: "alice")],
      to: &builder)
    try add(
      "removed-on-a-fork-before", "Removed on a fork that parts before: still a member here.",
      [members, upstream], members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice", removes: ["bob"]), c("b", on: "e", by: "alice"),
        c("b2", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "added-later", "Who was added later need not commit for older epochs.", [members],
      members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice", adds: ["carol"]), c("b", on: "a", by: "bob"),
        c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "added-and-silent", "Who was added is missing from then on.", [members],
      members: ["alice"],
      [
        c("a", on: "e", by: "alice", adds: ["bob"]), c("b", on: "a", by: "alice"),
        c("c", on: "b", by: "bob"), c("d", on: "c", by: "alice"),
      ], to: &builder)
    try add(
      "added-and-removed", "Added by one commit, removed by the next.", [members],
      members: ["alice"],
      [
        c("a", on: "e", by: "alice", adds: ["bob"]),
        c("b", on: "a", by: "alice", removes: ["bob"]), c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "removed-and-added-again", "A member of the first epoch leaves and comes back.", [members],
      members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice", removes: ["bob"]),
        c("b", on: "a", by: "alice", adds: ["bob"]), c("c", on: "b", by: "alice"),
      ], to: &builder)
    try add(
      "swapped", "One commit removes a member and adds another.", [members],
      members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice", adds: ["carol"], removes: ["bob"]),
        c("b", on: "a", by: "alice"), c("c", on: "b", by: "carol"),
      ], to: &builder)
    try add(
      "removes-two", "One commit removes two members.", [members], members: three,
      [c("a", on: "e", by: "alice", removes: ["bob", "carol"]), c("b", on: "a", by: "alice")],
      to: &builder)
    try add(
      "adds-two", "One commit adds two members, and one of them commits.", [members],
      members: ["alice"],
      [
        c("a", on: "e", by: "alice", adds: ["bob", "carol"]), c("b", on: "a", by: "alice"),
        c("c", on: "b", by: "bob"),
      ], to: &builder)
    try add(
      "replaced-by-external", "Someone outside joins and removes a member in one commit.",
      [members, external], members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice"),
        c("x", on: "a", by: "xenia", adds: ["xenia"], removes: ["bob"]),
        c("b", on: "x", by: "alice"),
      ], to: &builder)
    try add(
      "external-commit", "Who joins by an external commit counts for no epoch before.",
      [members, external], members: ["alice", "bob"],
      [
        c("x", on: "e", by: "xenia", adds: ["xenia"]), c("a", on: "x", by: "alice"),
        c("b", on: "a", by: "bob"), c("y", on: "b", by: "xenia"),
      ], to: &builder)
    try add(
      "external-commit-only", "Someone outside commits: no member has moved on.",
      [members, external], members: ["alice"],
      [c("x", on: "e", by: "xenia", adds: ["xenia"])], to: &builder)
    try add(
      "external-commit-missing", "Who joined by an external commit has yet to commit again.",
      [members, external], members: ["alice"],
      [
        c("x", on: "e", by: "xenia", adds: ["xenia"]), c("a", on: "x", by: "alice"),
        c("b", on: "a", by: "alice"),
      ], to: &builder)
    try add(
      "self-removed", "A member replaces itself by an external commit that removes it.",
      [members, external], members: ["alice", "bob"],
      [
        c("a", on: "e", by: "alice"),
        c("x", on: "a", by: "bob", adds: ["bob"], removes: ["bob"]),
        c("b", on: "x", by: "alice"),
      ], to: &builder)
  }

  private static func c(
    _ id: String, on parent: String, by sender: String, adds: [String] = [],
    removes: [String] = []
  ) -> Commit {
    Commit(id: id, parent: parent, sender: sender, adds: adds, removes: removes)
  }

  private static func add(
    _ name: String, _ comment: String, _ flags: [Flag], members: [String], _ commits: [Commit],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      DeletableEpochs.self, name, CaseBuilder.exampleSuite, comment, flags: flags,
      readings: [.upstream, .eachMember],
      input: DeletableEpochs.Input(members: members, epoch: "e", commits: commits))
  }
}
