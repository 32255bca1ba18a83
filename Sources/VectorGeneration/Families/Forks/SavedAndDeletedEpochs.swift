import KeyDerivation
import Operations
import VectorFiles

/// States that are saved and restored, members that join, and epochs that are deleted.
extension ForkGraphFamily {
  static func addStates(_ cases: CaseBuilder) {
    let group = ScriptedGroup("states", cases)
    let a = group.commit("a")
    let b = group.commit("b")
    group.life(
      "save-and-restore", "The state is saved and restored before each commit.",
      [.savedState, .repeatedCommit],
      [
        .saveAndRestore, .accepted(a), .saveAndRestore, .accepted(b), .saveAndRestore,
        .refused(a, .duplicate), .accepted(group.commit("aa", on: a)),
      ])
  }

  /// Many epochs are held when the state is saved, and each is used again.
  static func addManyStates(_ cases: CaseBuilder) {
    let group = ScriptedGroup("many-states", cases)
    var commits: [ScriptedCommit] = []
    for (label, parent) in [
      ("a", nil), ("b", nil), ("aa", 0), ("ab", 0), ("ba", 1), ("aaa", 2), ("aab", 2), ("aba", 3),
      ("abb", 3), ("baa", 4), ("bab", 4), ("aaaa", 5),
    ] { commits.append(group.commit(label, on: parent.map { commits[$0] })) }
    let later = ([nil] + commits).enumerated().map { group.commit("later-\($0)", on: $1) }
    group.life(
      "restore-many", "Thirteen epochs are saved and restored, and each is used after that.",
      [.savedState, .severalChildren, .repeatedCommit],
      commits.map { .accepted($0) } + [.saveAndRestore] + commits.map { .refused($0, .duplicate) }
        + later.map { .accepted($0) })
  }

  static func addJoiner(_ cases: CaseBuilder) {
    let group = ScriptedGroup("joiner", cases)
    let a = group.commit("a", .psk)
    let b = group.commit("b")
    group.life(
      "joiner",
      "Someone joins in an epoch: its commit and a sibling's name an epoch that it never had.",
      [.joined, .unknownEpoch], joinedBy: a,
      [
        .refused(a, .unknownEpoch), .refused(b, .unknownEpoch),
        .accepted(group.commit("aa", on: a)), .refused(group.commit("ba", on: b), .unknownEpoch),
      ])
    let aa = group.commit("aa", on: a)
    group.life(
      "joiner-restored", "Someone joins, and the state is saved and restored.",
      [.joined, .savedState, .repeatedCommit], joinedBy: a,
      [.saveAndRestore, .accepted(aa), .saveAndRestore, .refused(aa, .duplicate)])
  }

  static func addDeletions(_ cases: CaseBuilder) {
    let group = ScriptedGroup("deletions", cases)
    let a = group.commit("a")
    let b = group.commit("b")
    let aa = group.commit("aa", on: a)
    let ba = group.commit("ba", on: b)
    group.life(
      "delete-parent", "The first epoch is deleted: its children live on.", [.deleted],
      [.accepted(a), .accepted(b), .delete(group.first), .accepted(aa), .accepted(ba)])
    group.life(
      "delete-then-commit", "A commit in an epoch that was deleted; then deleted again.",
      [.deleted, .unknownEpoch],
      [
        .accepted(a), .delete(group.first), .refused(b, .unknownEpoch), .refused(a, .unknownEpoch),
        .deleteUnknown(group.first), .accepted(aa),
      ])
    group.life(
      "delete-child",
      "A deleted child stays deleted: its commit was processed, and its children are unknown.",
      [.deleted, .repeatedCommit, .unknownEpoch],
      [
        .accepted(a), .delete(a.epoch), .refused(a, .duplicate), .refused(aa, .unknownEpoch),
        .saveAndRestore, .refused(a, .duplicate), .accepted(b),
      ])
    group.life(
      "delete-then-nodes", "A deleted epoch holds no nodes; its child does.",
      [.deleted, .unknownEpoch],
      [
        .accepted(a), .delete(group.first), .retainedNodesOfUnknown(group.first),
        .retainedNodes(a.epoch, count: 1),
      ])
    group.life(
      "delete-all", "Nothing is held any more, before and after a restore.",
      [.deleted, .savedState, .unknownEpoch],
      [
        .delete(group.first), .refused(a, .unknownEpoch), .saveAndRestore,
        .refused(a, .unknownEpoch),
      ])
  }
}
