import VectorFiles

/// What the cases of the family are about.
extension ClientStateFamily {
  static let sends = Flag(
    "CurrentEpoch", "The epoch in which a client sends.", section: "draft section 6.1.2",
    effect: "Messages go out on a fork that nobody else keeps.")

  static let deletion = Flag(
    "DeletedEpochs", "Epoch states that the next commit deletes.", section: "draft section 6.1.2",
    effect: "Old keys stay on the device, and who steals it reads old messages.")

  static let retained = Flag(
    "RetainedEpochs", "Epoch states that are kept during a netsplit.",
    section: "draft section 6.1.2",
    effect: "A client that deletes them cannot follow the fork that wins when the netsplit ends.")

  static let fork = Flag(
    "Fork", "A commit for an older epoch.", section: "draft section 6.1.2",
    effect: "Clients keep different forks and no longer understand each other.")

  static let deep = Flag(
    "DeepFork", "A fork from several epochs back.", section: "draft section 6.1.2",
    effect: "Whoever compares with the current epoch's commit, or by length, keeps another fork.")

  static let refused = Flag(
    "UnknownEpoch", "A commit for an epoch that is not held, or one that came before.",
    section: "draft section 6.1.2",
    effect: "A commit of a losing fork, or a copy, moves the client away from the group.")

  static let duplicate = Flag(
    "Duplicate", "A commit that was processed before.", section: "draft sections 5 and 6.1.2",
    effect: "A copy brings back a deleted epoch, or deletes a current one.")
}
