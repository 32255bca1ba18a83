import KeyDerivation
import Operations
import VectorFiles

/// External commits, and member commits around them.
enum ExternalCommitFamily: FamilyScript {
  static let turns = 1

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let group = ScriptedGroup("group", cases)
      add(group)
      if cases.suite.isFirstOfItsWidth { addSameValues(group) }
      if cases.suite == .mandatory {
        addMore(group)
        addNodes(group)
      }
    }
  }

  static func draw(_ draw: Draw) { draw.addLife(mayBeExternal: true) }

  private static func add(_ group: ScriptedGroup) {
    let x = group.commit("x", .external)
    let xa = group.commit("xa", on: x)
    let a = group.commit("a")
    group.life(
      "then-child", "An external commit, then a commit in the epoch that it made.", [.externalInit],
      [.accepted(x), .accepted(xa)])
    group.life(
      "then-member", "An external commit and a member's commit in the same epoch.",
      [.externalInit, .untouchedPPRF],
      [
        .retainedNodes(group.first, count: 1), .accepted(x), .retainedNodes(group.first, count: 1),
        .accepted(a),
      ])
    group.life(
      "bad-tag", "A copy with one bit of the tag changed, then the good commit.",
      [.externalInit, .wrongTag], [.refused(x.spoiled, .wrongConfirmationTag), .accepted(x)])
    group.life(
      "unknown-epoch", "An external commit for an epoch that is not held.",
      [.externalInit, .unknownEpoch],
      [.refused(group.commit("ax", on: a, .external), .unknownEpoch)])
  }

  private static func addSameValues(_ group: ScriptedGroup) {
    let x = group.commit("x", .external)
    group.life(
      "twice", "The same external commit again.", [.externalInit, .repeatedCommit],
      [.accepted(x), .refused(x, .duplicate)])
    let a = group.commit("a")
    group.life(
      "same-values-as-member",
      "An external commit with the path secret and GroupContext of a member's: both make an epoch.",
      [.externalInit, .untouchedPPRF],
      [.accepted(group.commit("a", .external)), .accepted(a), .refused(a, .duplicate)])
  }

  private static func addMore(_ group: ScriptedGroup) {
    let x = group.commit("x", .external)
    let y = group.commit("y", .externalPSK)
    let xa = group.commit("xa", on: x)
    let a = group.commit("a")
    let ax = group.commit("ax", on: a, .external)
    group.life(
      "twice-bad-tag", "A copy of an external commit with a wrong tag, after it was processed.",
      [.externalInit, .repeatedCommit, .wrongTag],
      [.accepted(x), .refused(x.spoiled, .duplicate)])
    group.life(
      "two", "Two external commits in one epoch, one of them with a pre-shared key.",
      [.externalInit, .severalChildren, .preSharedKey], [.accepted(x), .accepted(y)])
    group.life(
      "bad-tag-then-member", "A wrong tag leaves the epoch as it was for a member's commit.",
      [.externalInit, .wrongTag, .untouchedPPRF],
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
        group.externalInitSecret("x")
      ),
    ] {
      let tag = group.tag(of: x.commit, prfKey: key)
      group.life(
        name, comment, [.externalInit, .wrongTag, .untouchedPPRF],
        [
          .refused(x.tagged(tag), .wrongConfirmationTag), .retainedNodes(group.first, count: 1),
          .accepted(x),
        ])
    }
    group.life(
      "twice-after-child",
      "The external commit again after a child of its epoch, which then comes again too.",
      [.externalInit, .repeatedCommit],
      [
        .accepted(x), .accepted(xa), .refused(x, .duplicate),
        .retainedNodes(x.epoch, count: 8 * group.cases.suite.nh), .refused(xa, .duplicate),
      ])
    group.life(
      "twice-after-deletion", "The external commit again once its parent is deleted.",
      [.externalInit, .deleted, .unknownEpoch],
      [.accepted(x), .delete(group.first), .refused(x, .unknownEpoch), .accepted(xa)])
    group.life(
      "in-child-psk", "An external commit with a pre-shared key in a later epoch.",
      [.externalInit, .preSharedKey],
      [.accepted(a), .accepted(group.commit("ay", on: a, .externalPSK))])
    group.life(
      "joiner-own-epoch", "An external commit in the epoch in which someone joined.",
      [.externalInit, .joined], joinedBy: a,
      [.accepted(ax), .accepted(group.commit("axa", on: ax))])
    group.life(
      "in-child", "An external commit in an epoch that a member's commit made, and a child.",
      [.externalInit], [.accepted(a), .accepted(ax), .accepted(group.commit("axa", on: ax))])
    group.life(
      "child-first", "A commit comes before the external one that makes its epoch.",
      [.arrivalOrder, .unknownEpoch], [.refused(xa, .unknownEpoch), .accepted(x), .accepted(xa)])
    group.life(
      "restore", "The state is saved and restored after an external commit.",
      [.externalInit, .savedState], [.accepted(x), .saveAndRestore, .accepted(a), .accepted(xa)])
    group.life(
      "delete-parent", "The epoch in which it was sent is deleted: what it made lives on.",
      [.externalInit, .deleted, .unknownEpoch],
      [.accepted(x), .delete(group.first), .refused(y, .unknownEpoch), .accepted(xa)])
    group.life(
      "joiner", "Someone joins in an epoch that an external commit made.",
      [.joined, .unknownEpoch], joinedBy: x, [.refused(y, .unknownEpoch), .accepted(xa)])
  }

  private static func addNodes(_ group: ScriptedGroup) {
    let a = group.commit("a")
    let x = group.commit("x", .external)
    group.life(
      "after-member",
      "An external commit after a member's leaves the copath as the member's commit left it.",
      [.externalInit, .untouchedPPRF],
      [.accepted(a), .accepted(x), .retainedNodes(group.first, count: 8 * group.cases.suite.nh)])
  }
}

extension Flag {
  fileprivate static let externalInit = Flag(
    "ExternalInit", "An external commit, with init_secret as given.",
    section: "RFC 9420 section 8.3",
    effect: "Who runs the secret through the PPRF cannot follow external commits.")
  fileprivate static let untouchedPPRF = Flag(
    "UntouchedPPRF", "The PPRF of an epoch in which an external commit was sent.",
    section: "RFC 9420 section 8.3",
    effect: "An external commit that punctures can block a member's commit.")
}
