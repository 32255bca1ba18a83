import VectorFiles

extension Flag {
  static let preSharedKey = Flag(
    "PreSharedKey", "A psk_secret other than zeros.", section: "RFC 9420 sections 8 and 8.4",
    effect:
      "Commits that inject a key, resumption among them, lead to other epochs than the others'.")

  static let exports = Flag(
    "Exports", "MLS-Exporter at the edges of its arguments.", section: "RFC 9420 section 8.5",
    effect: "Applications get other keys than their peers, or none.")

  static let groupContext = Flag(
    "GroupContext", "Contexts of other sizes, and one with an extension.",
    section: "RFC 9420 sections 8 and 8.1",
    effect: "A group with extensions, or with a long identifier, cannot be followed.")

  static let confirmationTag = Flag(
    "ConfirmationTag", "MAC(confirmation_key, confirmed_transcript_hash).",
    section: "RFC 9420 section 6.1",
    effect: "Good commits are refused, or bad ones are taken.")

  static let chain = Flag(
    "Chain", "Epochs that come from each other's parent_init_secret.", section: "draft section 4",
    effect:
      "With \"init\" or the parent's epoch_secret for parent_init_secret the first commit works "
      + "at most, and none after it.")

  static let siblingEpochs = Flag(
    "SiblingEpochs", "Several commits in one epoch.", section: "draft sections 2 and 4",
    effect:
      "Forks of a group cannot be followed, or cannot be told apart: GroupContext.epoch is the "
      + "same in all of them.")

  static let firstEpoch = Flag(
    "FirstEpoch", "The first epoch of a group.", section: "RFC 9420 section 11",
    effect: "The founder cannot read the first commit.")
}
