import VectorFiles

extension Flag {
  /// Inputs without anything special.
  static let ordinary = Flag(
    "Ordinary", "Random-looking inputs of the usual lengths.",
    section: "the section that the family tests", effect: "Nothing interoperates.")

  /// Inputs that random tests never hit.
  static let edgeBytes = Flag(
    "EdgeBytes", "A secret or input of only zeros, only ones or a counting pattern.",
    section: "the section that the family tests",
    effect: "Code that takes zeros for absent, or stops at a zero byte, fails only here.")

  /// A value that must be Nh bytes and is not.
  static let wrongLength = Flag(
    "WrongLength", "A value that must be Nh bytes is shorter or longer.",
    section: "draft section 5, first step",
    effect: "Padding or cutting makes two different inputs one, so that an epoch can be forged or "
      + "lost; reading past the end crashes.")
  static let withoutPath = Flag(
    "WithoutPath", "A commit without an UpdatePath.", section: "draft section 4",
    effect: "Commits that only add members cannot be followed, while all others can.")
  static let preSharedKey = Flag(
    "PreSharedKey", "A psk_secret other than zeros.", section: "RFC 9420 sections 8 and 8.4",
    effect:
      "Commits that inject a key, resumption among them, lead to other epochs than the others'.")
}

/// What members meet who receive commits.
extension Flag {
  static let severalChildren = Flag(
    "SeveralChildren", "Several commits in one epoch.", section: "draft sections 4 and 5",
    effect: "The member follows the first commit that reaches it and cannot follow the others.")
  static let arrivalOrder = Flag(
    "ArrivalOrder", "Commits in an order that is not that of their making.",
    section: "draft sections 4 and 5",
    effect: "Members who receive the same commits in different orders end in different epochs.")
  static let unknownEpoch = Flag(
    "UnknownEpoch", "A commit that names an epoch whose state is not held.",
    section: "draft section 2",
    effect: "A commit is tried in an epoch where it was not sent, or a refused one blocks its copy."
  )
  static let repeatedCommit = Flag(
    "RepeatedCommit", "A commit that was processed before.", section: "draft section 5",
    effect:
      "A replayed commit makes a second state of one epoch, with a PPRF that is not punctured.")
  static let wrongTag = Flag(
    "WrongTag", "A commit whose confirmation tag does not verify.", section: "draft section 5",
    effect: "Signature and transcript do not cover the tag: who punctures before it verified lets "
      + "anyone with a copy of the commit block it by changing the tag.")
  static let namedEpoch = Flag(
    "NamedEpoch", "A dmls_epoch that names another epoch than the one of the commit.",
    section: "draft section 2",
    effect: "dmls_epoch authenticates nothing: who trusts it makes an epoch that nobody else has.")
  static let savedState = Flag(
    "SavedState", "State that was saved and restored.", section: "draft section 5",
    effect: "A restart brings back what was punctured, or loses epochs.")
  static let deleted = Flag(
    "Deleted", "An epoch whose state was deleted.", section: "draft section 7",
    effect: "Deleted states come back, or take the epochs that they led to with them.")
  static let joined = Flag(
    "Joined", "A member that joined and knows its own epoch alone.",
    section: "RFC 9420 section 12.4.3",
    effect:
      "A joiner with the parent's parent_init_secret could follow forks that it is no member of.")
  static let retainedNodes = Flag(
    "RetainedNodes", "The exact set of node secrets that are kept.", section: "draft section 5",
    effect: "A kept ancestor recomputes punctured secrets, although all epochs look right.")
}
