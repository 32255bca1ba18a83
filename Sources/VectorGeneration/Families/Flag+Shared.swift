import VectorFiles

extension Flag {
  /// Inputs without anything special.
  static let ordinary = Flag(
    "Ordinary", "Random-looking inputs of the usual lengths.",
    section: "the section that the family tests",
    effect: "Nothing interoperates.")

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
}
