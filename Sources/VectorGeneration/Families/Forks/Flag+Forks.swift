import VectorFiles

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

  static let externalInit = Flag(
    "ExternalInit", "An external commit, with init_secret as given.",
    section: "RFC 9420 section 8.3",
    effect: "Who runs the secret through the PPRF cannot follow external commits.")

  static let untouchedPPRF = Flag(
    "UntouchedPPRF", "The PPRF of an epoch in which an external commit was sent.",
    section: "RFC 9420 section 8.3",
    effect: "An external commit that punctures can block a member's commit.")
}
