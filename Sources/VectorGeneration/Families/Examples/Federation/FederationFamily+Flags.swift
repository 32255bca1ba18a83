import VectorFiles

/// What the cases of the family are about.
extension FederationFamily {
  static let agreement = Flag(
    "Agreement", "Commits on the epoch on which a partition agrees, and on others.",
    section: "draft section 6.1.1",
    effect: "Two commits are fanned out for one epoch, and the group forks without a netsplit.")

  static let proxies = Flag(
    "Proxies", "Servers that reach each other through others.", section: "draft section 6.1.1",
    effect: "A lost link is taken for a netsplit, or a netsplit is not noticed.")

  static let buffers = Flag(
    "Buffers", "Commits and other messages that are kept for servers elsewhere.",
    section: "draft section 6.1.1",
    effect: "Members lose messages, or get them twice.")

  static let forks = Flag(
    "Healing", "Partitions that committed come together again.", section: "draft section 6.1.1",
    effect: "Servers go on from different forks, and no commit is agreed upon any more.")

  static let nested = Flag(
    "NestedNetsplit", "A netsplit within a netsplit, or one that heals in parts.",
    section: "draft section 6.1.1",
    effect: "What was kept for a third partition is lost, or it ends on a fork of its own.")

  static let retain = Flag(
    "RetainFlag", "The flag that obliges clients to keep old epoch states.",
    section: "draft sections 6.1.1 and 6.1.2",
    effect: "Clients delete a state that the winning fork starts from, or keep states for good.")
}
