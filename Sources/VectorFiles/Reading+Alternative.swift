extension Reading {
  /// The other plausible reading, or what someone might take the point for.
  package var alternative: String {
    switch self {
    case .lastPathSecret:
      "commit_confirmation comes one step later, from path_secret[n+1], which is commit_secret."
    case .leavesForEveryInput:
      "The tree has 32, 48 or 64 leaves, and the input is reduced to one of them."
    case .forbiddenWireFormats:
      "All revisions refuse them, since they belong to no epoch that dmls_epoch could name."
    case .bitOrder:
      "The least significant bit of a byte comes first, or the last byte does, or 1 = left."
    case .childContext:
      "The context is the parent's GroupContext, or the new one before its transcript hash is "
        + "final, or a hash of either."
    case .commitWithoutPath:
      "commit_confirmation is Nh zero bytes itself, or is empty, or no PPRF is evaluated."
    case .baseInitSecret:
      "Someone might take it for a secret of its own; the figure derives none."
    case .noRootKept:
      "The original key may stay beside the tree, since it is said to do no harm."
    case .whenToPuncture:
      "A commit punctures as soon as it arrives, before anything in it has verified."
    case .externalCommit:
      "The exported secret goes through a PPRF like any other parent_init_secret."
    case .epochOfMessage:
      "Someone might take it for the epoch that a commit creates, or trust it without a signature."
    case .firstEpoch:
      "Someone might take the first epoch for a child too, of a parent_init_secret that its "
        + "creator draws."
    case .joiner:
      "Someone might expect a Welcome to let a joiner follow the siblings of the epoch it joins."
    case .trailingBytes:
      "They are ignored, as room for later versions."
    case .epochLength:
      "Any length is well-formed, and a wrong one is an epoch that nobody knows."
    case .tagOrder:
      "Tags are compared as signed bytes, from the last byte on, or as their hexadecimal or base64 "
        + "text."
    case .severalForks:
      "The longest fork wins, or the one that holds the highest tag of all."
    case .upstream:
      "Commits sent in the ancestors of the state count, as the word says when taken literally."
    case .eachMember:
      "All who were members of the state count for ever, or only those other than oneself."
    case .repeatedCommit:
      "It is ignored without an error, or the error has to be one particular kind."
    }
  }
}
