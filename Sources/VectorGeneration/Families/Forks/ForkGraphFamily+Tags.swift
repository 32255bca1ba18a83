import KeyDerivation
import Operations
import VectorFiles

extension ForkGraphFamily {
  static func addTags(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("tags", suite, builder)
    let a = try group.commit("a", on: group.first)
    try builder.addLife(
      "bad-tag-then-good", suite,
      "A copy with one bit of the tag changed comes before the good commit, which then comes twice.",
      [.wrongTag, .repeatedCommit], start: group.founded,
      [.refused(a.spoiled, .wrongConfirmationTag), .accepted(a), .refused(a, .duplicate)])
  }

  static func addMoreTags(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup("more-tags", suite, builder)
    let a = try group.commit("a", on: group.first)
    let b = try group.commit("b", on: group.first)
    let aa = try group.commit("aa", on: a.epoch, ScriptedGroup.Traits(hasPath: false))
    try builder.addLife(
      "bad-tag-only", suite, "A commit with a wrong tag, its child, then a good sibling.",
      [.wrongTag, .unknownEpoch], start: group.founded,
      [
        .refused(a.spoiled, .wrongConfirmationTag), .refused(aa, .unknownEpoch), .accepted(b),
      ])
    try builder.addLife(
      "bad-tag-after-good", suite,
      "A copy with a wrong tag after the good commit: it was processed, whatever the tag.",
      [.wrongTag, .repeatedCommit], start: group.founded,
      [.accepted(a), .refused(a.spoiled, .duplicate), .accepted(aa)])
    try builder.addLife(
      "bad-tag-in-child", suite, "A wrong tag, without a path, in an epoch that a commit made.",
      [.wrongTag, .withoutPath], start: group.founded,
      [
        .accepted(a), .refused(aa.spoiled, .wrongConfirmationTag),
        .refused(aa.spoiled, .wrongConfirmationTag), .accepted(aa),
      ])
    try builder.addLife(
      "bad-tag-after-sibling", suite,
      "A wrong tag where a sibling was accepted already, then the good commit.",
      [.wrongTag, .severalChildren], start: group.founded,
      [.accepted(a), .refused(b.spoiled, .wrongConfirmationTag), .accepted(b)])
    let tag = a.commit.confirmationTag
    try builder.addLife(
      "wrong-tag-bits", suite, "One bit of the tag is wrong, at each place where a word could end.",
      [.wrongTag], start: group.founded,
      [7, 8, 31, 32, 63, 64, 127, 128, 8 * tag.count - 8].map {
        .refused(a.tagged(Patterns.flipping($0, tag)), .wrongConfirmationTag)
      } + [.accepted(a)])
    try builder.addLife(
      "wrong-tags", suite,
      "Tags that are wrong in the first bit, empty, a byte short, a byte long, zeros, the sibling's.",
      [.wrongTag], start: group.founded,
      [
        Patterns.flipping(0, tag), [], Array(tag.dropLast()), tag + [0], Patterns.zeros(tag.count),
        b.commit.confirmationTag,
      ].map { .refused(a.tagged($0), .wrongConfirmationTag) } + [.accepted(a), .accepted(b)])
    try builder.addLife(
      "wrong-tag-lengths", suite,
      "Tags that are empty, a byte short or a byte long, then the good one.",
      [.wrongTag], start: group.founded,
      [[], Array(tag.dropLast()), tag + [0]].map { .refused(a.tagged($0), .wrongConfirmationTag) }
        + [.accepted(a)])
    try builder.addLife(
      "restore-between-bad-and-good", suite,
      "The state is saved and restored after the bad copy, and after the good commit.",
      [.wrongTag, .savedState, .repeatedCommit], start: group.founded,
      [
        .refused(a.spoiled, .wrongConfirmationTag), .saveAndRestore, .accepted(a), .saveAndRestore,
        .refused(a, .duplicate), .accepted(aa),
      ])
  }
}
