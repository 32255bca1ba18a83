import KeyDerivation
import Operations
import VectorFiles

/// External commits, and member commits around them.
enum ExternalCommitFamily: FamilyScript {
  private static let external = ScriptedGroup.Traits(isExternal: true)

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      let group = try ScriptedGroup("group", suite, builder)
      try add(suite, group, to: &builder)
      if suite.isFirstOfItsWidth { try addSameValues(suite, group, to: &builder) }
      if suite == .mandatory {
        try addMore(suite, group, to: &builder)
        try addNodes(suite, group, to: &builder)
      }
    }
  }

  private static func add(
    _ suite: CipherSuite, _ group: ScriptedGroup, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let x = try group.commit("x", on: group.first, external)
    let xa = try group.commit("xa", on: x.epoch)
    let a = try group.commit("a", on: group.first)
    try builder.addLife(
      "then-child", suite, "An external commit, then a commit in the epoch that it made.",
      [.externalInit], start: group.founded, [.accepted(x), .accepted(xa)])
    try builder.addLife(
      "then-member", suite, "An external commit and a member's commit in the same epoch.",
      [.externalInit, .untouchedPPRF], start: group.founded,
      [
        .retainedNodes(group.first, count: 1), .accepted(x),
        .retainedNodes(group.first, count: 1), .accepted(a),
      ])
    try builder.addLife(
      "bad-tag", suite, "A copy with one bit of the tag changed, then the good commit.",
      [.externalInit, .wrongTag], start: group.founded,
      [.refused(x.spoiled, .wrongConfirmationTag), .accepted(x)])
    try builder.addLife(
      "twice", suite, "The same external commit again, and a copy with a wrong tag.",
      [.externalInit, .repeatedCommit], start: group.founded,
      [.accepted(x), .refused(x, .duplicate), .refused(x.spoiled, .duplicate)])
    try builder.addLife(
      "unknown-epoch", suite, "An external commit for an epoch that is not held.",
      [.externalInit, .unknownEpoch], start: group.founded,
      [.refused(try group.commit("ax", on: a.epoch, external), .unknownEpoch)])
  }

  private static func addSameValues(
    _ suite: CipherSuite, _ group: ScriptedGroup, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let a = try group.commit("a", on: group.first)
    try builder.addLife(
      "same-values-as-member", suite,
      "An external commit with the path secret and GroupContext of a member's: both make an epoch.",
      [.externalInit, .untouchedPPRF], start: group.founded,
      [
        .accepted(try group.commit("a", on: group.first, external)), .accepted(a),
        .refused(a, .duplicate),
      ])
  }

  private static func addMore(
    _ suite: CipherSuite, _ group: ScriptedGroup, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let x = try group.commit("x", on: group.first, external)
    let y = try group.commit(
      "y", on: group.first, ScriptedGroup.Traits(hasPSK: true, isExternal: true))
    let xa = try group.commit("xa", on: x.epoch)
    let a = try group.commit("a", on: group.first)
    let ax = try group.commit("ax", on: a.epoch, external)
    try builder.addLife(
      "two", suite, "Two external commits in one epoch, one of them with a pre-shared key.",
      [.externalInit, .severalChildren, .preSharedKey], start: group.founded,
      [.accepted(x), .accepted(y)])
    try builder.addLife(
      "bad-tag-then-member", suite, "A wrong tag leaves the epoch as it was for a member's commit.",
      [.externalInit, .wrongTag, .untouchedPPRF], start: group.founded,
      [
        .refused(x.spoiled, .wrongConfirmationTag), .retainedNodes(group.first, count: 1),
        .accepted(a),
      ])
    for (name, comment, key) in [
      (
        "tag-from-members-pprf", "The tag would verify if init_secret came from the members' PPRF.",
        group.first.parentInitSecret
      ),
      (
        "tag-from-own-pprf", "The tag would verify if init_secret were run through a PPRF.",
        x.externalInitSecret ?? []
      ),
    ] {
      let tag = try group.secrets(after: x.commit, prfKey: key).confirmationTag
      try builder.addLife(
        name, suite, comment, [.externalInit, .wrongTag, .untouchedPPRF], start: group.founded,
        [
          .refused(x.tagged(tag), .wrongConfirmationTag), .retainedNodes(group.first, count: 1),
          .accepted(x),
        ])
    }
    try builder.addLife(
      "twice-after-child", suite,
      "The external commit again after a child of its epoch, which then comes again too.",
      [.externalInit, .repeatedCommit], start: group.founded,
      [
        .accepted(x), .accepted(xa), .refused(x, .duplicate),
        .retainedNodes(x.epoch, count: 8 * suite.nh), .refused(xa, .duplicate),
      ])
    try builder.addLife(
      "twice-after-deletion", suite, "The external commit again once its parent is deleted.",
      [.externalInit, .deleted, .unknownEpoch], start: group.founded,
      [.accepted(x), .delete(group.first), .refused(x, .unknownEpoch), .accepted(xa)])
    try builder.addLife(
      "in-child-psk", suite, "An external commit with a pre-shared key in a later epoch.",
      [.externalInit, .preSharedKey], start: group.founded,
      [
        .accepted(a),
        .accepted(
          try group.commit("ay", on: a.epoch, ScriptedGroup.Traits(hasPSK: true, isExternal: true))),
      ])
    try builder.addLife(
      "joiner-own-epoch", suite, "An external commit in the epoch in which someone joined.",
      [.externalInit, .joined],
      start: .joined(
        joinerSecret: a.joinerSecret, pskSecret: a.commit.pskSecret,
        groupContext: a.commit.groupContext),
      [.accepted(ax), .accepted(try group.commit("axa", on: ax.epoch))])
    try builder.addLife(
      "in-child", suite, "An external commit in an epoch that a member's commit made, and a child.",
      [.externalInit], start: group.founded,
      [.accepted(a), .accepted(ax), .accepted(try group.commit("axa", on: ax.epoch))])
    try builder.addLife(
      "child-first", suite, "A commit comes before the external one that makes its epoch.",
      [.arrivalOrder, .unknownEpoch], start: group.founded,
      [.refused(xa, .unknownEpoch), .accepted(x), .accepted(xa)])
    try builder.addLife(
      "restore", suite, "The state is saved and restored after an external commit.",
      [.externalInit, .savedState, .repeatedCommit], start: group.founded,
      [
        .accepted(x), .saveAndRestore, .refused(x, .duplicate), .accepted(a), .accepted(xa),
      ])
    try builder.addLife(
      "delete-parent", suite, "The epoch in which it was sent is deleted: what it made lives on.",
      [.externalInit, .deleted, .unknownEpoch], start: group.founded,
      [
        .accepted(x), .delete(group.first), .refused(y, .unknownEpoch), .accepted(xa),
      ])
    try builder.addLife(
      "joiner", suite, "Someone joins in an epoch that an external commit made.",
      [.joined, .unknownEpoch],
      start: .joined(
        joinerSecret: x.joinerSecret, pskSecret: x.commit.pskSecret,
        groupContext: x.commit.groupContext),
      [.refused(y, .unknownEpoch), .accepted(xa)])
  }

  private static func addNodes(
    _ suite: CipherSuite, _ group: ScriptedGroup, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let a = try group.commit("a", on: group.first)
    let x = try group.commit("x", on: group.first, external)
    try builder.addLife(
      "after-member", suite,
      "An external commit after a member's leaves the copath as the member's commit left it.",
      [.externalInit, .untouchedPPRF], start: group.founded,
      [
        .accepted(a), .accepted(x), .retainedNodes(group.first, count: 8 * suite.nh),
      ])
  }
}
