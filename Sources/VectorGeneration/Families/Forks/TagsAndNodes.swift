import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// Confirmation tags that do not verify, and the nodes that a member retains.
extension ForkGraphFamily {
  static func addTags(_ cases: CaseBuilder) {
    let group = ScriptedGroup("tags", cases)
    let a = group.commit("a")
    group.life(
      "bad-tag-then-good",
      "A copy with one bit of the tag changed comes before the good commit, which then comes twice.",
      [.wrongTag, .repeatedCommit],
      [.refused(a.spoiled, .wrongConfirmationTag), .accepted(a), .refused(a, .duplicate)])
  }

  static func addMoreTags(_ cases: CaseBuilder) {
    let group = ScriptedGroup("more-tags", cases)
    let a = group.commit("a")
    let b = group.commit("b")
    let aa = group.commit("aa", on: a, .noPath)
    group.life(
      "bad-tag-only", "A commit with a wrong tag, its child, then a good sibling.",
      [.wrongTag, .unknownEpoch],
      [.refused(a.spoiled, .wrongConfirmationTag), .refused(aa, .unknownEpoch), .accepted(b)])
    group.life(
      "bad-tag-after-good",
      "A copy with a wrong tag after the good commit: it was processed, whatever the tag.",
      [.wrongTag, .repeatedCommit], [.accepted(a), .refused(a.spoiled, .duplicate), .accepted(aa)])
    group.life(
      "bad-tag-in-child", "A wrong tag, without a path, in an epoch that a commit made.",
      [.wrongTag, .withoutPath],
      [
        .accepted(a), .refused(aa.spoiled, .wrongConfirmationTag),
        .refused(aa.spoiled, .wrongConfirmationTag), .accepted(aa),
      ])
    group.life(
      "bad-tag-after-sibling",
      "A wrong tag where a sibling was accepted already, then the good commit.",
      [.wrongTag, .severalChildren],
      [.accepted(a), .refused(b.spoiled, .wrongConfirmationTag), .accepted(b)])
    let tag = a.commit.confirmationTag
    group.life(
      "wrong-tag-bits", "One bit of the tag is wrong, at each place where a word could end.",
      [.wrongTag],
      [7, 8, 31, 32, 63, 64, 127, 128, 8 * tag.count - 8].map {
        .refused(a.tagged(Patterns.flipping($0, tag)), .wrongConfirmationTag)
      } + [.accepted(a)])
    group.life(
      "wrong-tags", "Tags that are wrong in the first bit, zeros, the sibling's.", [.wrongTag],
      [
        Patterns.flipping(0, tag), Patterns.zeros(tag.count), b.commit.confirmationTag,
      ].map { .refused(a.tagged($0), .wrongConfirmationTag) } + [.accepted(a), .accepted(b)])
    for (name, comment, other) in [
      ("empty", "An empty tag", []), ("short", "A tag that is a byte short", Array(tag.dropLast())),
      ("half", "The first half of the tag", Array(tag.prefix(tag.count / 2))),
      ("long", "A tag that is a byte too long", tag + [0]),
    ] as [(String, String, [UInt8])] {
      group.life(
        "tag-\(name)", "\(comment), then the good one.", [.wrongTag],
        [.refused(a.tagged(other), .wrongConfirmationTag), .accepted(a)])
    }
    group.life(
      "restore-between-bad-and-good",
      "The state is saved and restored after the bad copy, and after the good commit.",
      [.wrongTag, .savedState, .repeatedCommit],
      [
        .refused(a.spoiled, .wrongConfirmationTag), .saveAndRestore, .accepted(a), .saveAndRestore,
        .refused(a, .duplicate), .accepted(aa),
      ])
  }

  static func addNodes(_ cases: CaseBuilder) {
    let group = ScriptedGroup("nodes", cases)
    let a = group.commit("a")
    let depth = 8 * cases.suite.nh
    group.life(
      "retained-after-bad-tag",
      "Before any commit the root is all there is, and after a wrong tag still.",
      [.retainedNodes, .wrongTag],
      [
        .retainedNodes(group.first, count: 1), .refused(a.spoiled, .wrongConfirmationTag),
        .retainedNodes(group.first, count: 1), .accepted(a),
      ])
    group.life(
      "retained-of-child",
      "A new epoch holds the root of its own PPRF; an unknown epoch holds nothing.",
      [.retainedNodes, .unknownEpoch],
      [.retainedNodesOfUnknown(a.epoch), .accepted(a), .retainedNodes(a.epoch, count: 1)])
    // A copath of 512 nodes is long, and shows nothing that one of 384 does not.
    if cases.suite.nh < 64 {
      group.life(
        "retained-after-good",
        "A wrong tag, then the good commit: exactly the copath of one leaf is left.",
        [.retainedNodes, .wrongTag],
        [
          .refused(a.spoiled, .wrongConfirmationTag), .accepted(a),
          .retainedNodes(group.first, count: depth),
        ])
    }
    if cases.suite == .mandatory {
      group.life(
        "retained-after-copies",
        "A copy of the commit, one with a wrong tag, and a restore leave the copath as it was.",
        [.retainedNodes, .repeatedCommit, .savedState],
        [
          .accepted(a), .refused(a, .duplicate), .refused(a.spoiled, .duplicate), .saveAndRestore,
          .retainedNodes(group.first, count: depth),
        ])
    }
  }
}
