import VectorFiles

/// What the cases of the family are about.
extension DeletionFamily {
  static let movedOn = Flag(
    "MovedOn", "Which members have committed since.", section: "draft section 7",
    effect: "A state that is deleted too early leaves a member's fork unreadable; one that is kept "
      + "lets a thief read on.")

  static let upstream = Flag(
    "Upstream", "Commits before an epoch, after it, or on forks that part before it.",
    section: "draft section 7",
    effect: "A state is deleted while a member may still commit in it.")

  static let members = Flag(
    "Members", "Members that come and go.", section: "draft section 7",
    effect: "A state is never deleted since somebody who left is waited for, or too early since "
      + "somebody is forgotten.")

  static let external = Flag(
    "ExternalCommit", "A commit by somebody who is no member yet.", section: "draft section 7",
    effect: "A newcomer's commit is taken for a member's, or a newcomer is waited for in epochs "
      + "before its own.")
}
