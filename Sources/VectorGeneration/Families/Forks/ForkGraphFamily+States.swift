import KeyDerivation
import Operations
import VectorFiles

extension ForkGraphFamily {
  static func addStates(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("states", suite, builder)
    let a = try group.commit("a", on: group.first)
    let b = try group.commit("b", on: group.first)
    try builder.addLife(
      "save-and-restore", suite, "The state is saved and restored before each commit.",
      [.savedState, .repeatedCommit], start: group.founded,
      [
        .saveAndRestore, .accepted(a), .saveAndRestore, .accepted(b), .saveAndRestore,
        .refused(a, .duplicate), .accepted(try group.commit("aa", on: a.epoch)),
      ])
  }

  /// Many epochs are held when the state is saved, and each is used again.
  static func addManyStates(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("many-states", suite, builder)
    var commits: [ScriptedCommit] = []
    for (label, parent) in [
      ("a", nil), ("b", nil), ("aa", 0), ("ab", 0), ("ba", 1), ("aaa", 2), ("aab", 2), ("aba", 3),
      ("abb", 3), ("baa", 4), ("bab", 4), ("aaaa", 5),
    ] {
      let parent = parent.map { commits[$0].epoch } ?? group.first
      commits.append(try group.commit(label, on: parent))
    }
    let later = try ([group.first] + commits.map(\.epoch)).enumerated().map {
      (place, epoch) throws(GenerationError) in try group.commit("later-\(place)", on: epoch)
    }
    try builder.addLife(
      "restore-many", suite, "Thirteen epochs are saved and restored, and each is used after that.",
      [.savedState, .severalChildren, .repeatedCommit], start: group.founded,
      commits.map { .accepted($0) } + [.saveAndRestore]
        + commits.map { .refused($0, .duplicate) } + later.map { .accepted($0) })
  }

  static func addJoiner(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("joiner", suite, builder)
    let a = try group.commit("a", on: group.first, ScriptedGroup.Traits(hasPSK: true))
    let b = try group.commit("b", on: group.first)
    try builder.addLife(
      "joiner", suite,
      "Someone joins in an epoch: its commit and a sibling's name an epoch that it never had.",
      [.joined, .unknownEpoch],
      start: .joined(
        joinerSecret: a.joinerSecret, pskSecret: a.commit.pskSecret,
        groupContext: a.commit.groupContext),
      [
        .refused(a, .unknownEpoch), .refused(b, .unknownEpoch),
        .accepted(try group.commit("aa", on: a.epoch)),
        .refused(try group.commit("ba", on: b.epoch), .unknownEpoch),
      ])
    let aa = try group.commit("aa", on: a.epoch)
    try builder.addLife(
      "joiner-restored", suite, "Someone joins, and the state is saved and restored.",
      [.joined, .savedState, .repeatedCommit],
      start: .joined(
        joinerSecret: a.joinerSecret, pskSecret: a.commit.pskSecret,
        groupContext: a.commit.groupContext),
      [.saveAndRestore, .accepted(aa), .saveAndRestore, .refused(aa, .duplicate)])
  }

  static func addDeletions(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("deletions", suite, builder)
    let a = try group.commit("a", on: group.first)
    let b = try group.commit("b", on: group.first)
    let aa = try group.commit("aa", on: a.epoch)
    let ba = try group.commit("ba", on: b.epoch)
    try builder.addLife(
      "delete-parent", suite, "The first epoch is deleted: its children live on.", [.deleted],
      start: group.founded,
      [.accepted(a), .accepted(b), .delete(group.first), .accepted(aa), .accepted(ba)])
    try builder.addLife(
      "delete-then-commit", suite, "A commit in an epoch that was deleted; then deleted again.",
      [.deleted, .unknownEpoch], start: group.founded,
      [
        .accepted(a), .delete(group.first), .refused(b, .unknownEpoch),
        .refused(a, .unknownEpoch), .deleteUnknown(group.first), .accepted(aa),
      ])
    try builder.addLife(
      "delete-child", suite,
      "A deleted child stays deleted: its commit was processed, and its children are unknown.",
      [.deleted, .repeatedCommit, .unknownEpoch], start: group.founded,
      [
        .accepted(a), .delete(a.epoch), .refused(a, .duplicate), .refused(aa, .unknownEpoch),
        .saveAndRestore, .refused(a, .duplicate), .accepted(b),
      ])
    try builder.addLife(
      "delete-then-nodes", suite, "A deleted epoch holds no nodes; its child does.",
      [.deleted, .unknownEpoch], start: group.founded,
      [
        .accepted(a), .delete(group.first), .retainedNodesOfUnknown(group.first),
        .retainedNodes(a.epoch, count: 1),
      ])
    try builder.addLife(
      "delete-all", suite, "Nothing is held any more, before and after a restore.",
      [.deleted, .savedState, .unknownEpoch], start: group.founded,
      [
        .delete(group.first), .refused(a, .unknownEpoch), .saveAndRestore,
        .refused(a, .unknownEpoch),
      ])
  }

  static func addNodes(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("nodes", suite, builder)
    let a = try group.commit("a", on: group.first)
    let depth = 8 * suite.nh
    try builder.addLife(
      "retained-after-bad-tag", suite,
      "Before any commit the root is all there is, and after a wrong tag still.",
      [.retainedNodes, .wrongTag], start: group.founded,
      [
        .retainedNodes(group.first, count: 1), .refused(a.spoiled, .wrongConfirmationTag),
        .retainedNodes(group.first, count: 1), .accepted(a),
      ])
    try builder.addLife(
      "retained-of-child", suite,
      "A new epoch holds the root of its own PPRF; an unknown epoch holds nothing.",
      [.retainedNodes, .unknownEpoch], start: group.founded,
      [
        .retainedNodesOfUnknown(a.epoch), .accepted(a), .retainedNodes(a.epoch, count: 1),
      ])
    // A copath of 512 nodes is long, and shows nothing that one of 384 does not.
    if suite.nh < 64 {
      try builder.addLife(
        "retained-after-good", suite,
        "A wrong tag, then the good commit: exactly the copath of one leaf is left.",
        [.retainedNodes, .wrongTag], start: group.founded,
        [
          .refused(a.spoiled, .wrongConfirmationTag), .accepted(a),
          .retainedNodes(group.first, count: depth),
        ])
    }
    if suite == .mandatory {
      try builder.addLife(
        "retained-after-copies", suite,
        "A copy of the commit, one with a wrong tag, and a restore leave the copath as it was.",
        [.retainedNodes, .repeatedCommit, .savedState], start: group.founded,
        [
          .accepted(a), .refused(a, .duplicate), .refused(a.spoiled, .duplicate), .saveAndRestore,
          .retainedNodes(group.first, count: depth),
        ])
    }
  }
}
