/// A point where the draft leaves room, and the reading that this suite takes; ids stay.
package enum Reading: String, CaseIterable, Sendable {
  case lastPathSecret = "R1"
  case leavesForEveryInput = "R2"
  case forbiddenWireFormats = "R3"
  case bitOrder = "R4"
  case childContext = "R5"
  case commitWithoutPath = "R6"
  case baseInitSecret = "R7"
  case noRootKept = "R8"
  case whenToPuncture = "R9"
  case externalCommit = "R10"
  case epochOfMessage = "R11"
  case firstEpoch = "R12"
  case joiner = "R13"
  case trailingBytes = "R14"
  case epochLength = "R15"
  case tagOrder = "R16"
  case severalForks = "R17"
  case upstream = "R18"
  case eachMember = "R19"
  case repeatedCommit = "R20"

  /// The point and the reading, for someone who has the draft at hand.
  package var text: String { row.text }

  /// The other plausible reading, or what someone might take the point for.
  package var alternative: String { row.alternative }

  private var row: (text: String, alternative: String) {
    switch self {
    case .lastPathSecret:
      (
        "path_secret[n] is the last path secret of the UpdatePath; commit_secret stays "
          + "path_secret[n+1].",
        "commit_confirmation comes one step later, from path_secret[n+1], which is commit_secret."
      )
    case .leavesForEveryInput:
      (
        "\"KDF.Nh leaves\" means 2^(8*Nh) leaves, so that an Nh-byte input is a leaf index: the tree "
          + "is 256, 384 or 512 deep.",
        "The tree has 32, 48 or 64 leaves, and the input is reduced to one of them."
      )
    case .forbiddenWireFormats:
      (
        "A DMLSMessage around a Welcome, GroupInfo or KeyPackage is well-formed under -01 and -02 and "
          + "refused under -03.",
        "All revisions refuse them, since they belong to no epoch that dmls_epoch could name."
      )
    case .bitOrder:
      (
        "The leaf index is read from the most significant bit of byte 0 on, 0 = left.",
        "The least significant bit of a byte comes first, or the last byte does, or 1 = left."
      )
    case .childContext:
      (
        "The context of DeriveChildSecret is the serialized GroupContext of the epoch that the commit "
          + "creates, final confirmed_transcript_hash included, not hashed.",
        "The context is the parent's GroupContext, or the new one before its transcript hash is "
          + "final, or a hash of either."
      )
    case .commitWithoutPath:
      (
        "A commit without a path has commit_confirmation = DeriveSecret(Nh zero bytes, \"conf\").",
        "commit_confirmation is Nh zero bytes itself, or is empty, or no PPRF is evaluated."
      )
    case .baseInitSecret:
      (
        "base_init_secret is another name for parent_init_secret.",
        "Someone might take it for a secret of its own; the figure derives none."
      )
    case .noRootKept:
      (
        "Only the copath is retained after an evaluation, never the root or another ancestor of the "
          + "punctured input.",
        "The original key may stay beside the tree, since it is said to do no harm."
      )
    case .whenToPuncture:
      (
        "A commit punctures once and atomically, after its confirmation tag has verified; the "
          + "committer's own commit does so when it is applied.",
        "A commit punctures as soon as it arrives, before anything in it has verified."
      )
    case .externalCommit:
      (
        "An external commit has the init_secret that RFC 9420 section 8.3 exports; no PPRF is "
          + "evaluated or punctured for it.",
        "The exported secret goes through a PPRF like any other parent_init_secret."
      )
    case .epochOfMessage:
      (
        "dmls_epoch names the epoch in which the message was sent; it routes and authenticates "
          + "nothing.",
        "Someone might take it for the epoch that a commit creates, or trust it without a signature."
      )
    case .firstEpoch:
      (
        "The first epoch has a random epoch_secret, as in RFC 9420 section 11; from there on the "
          + "DMLS key schedule holds.",
        "Someone might take the first epoch for a child too, of a parent_init_secret that its "
          + "creator draws."
      )
    case .joiner:
      (
        "A joiner learns the joiner_secret of its own epoch and never the parent_init_secret of the "
          + "parent, so it cannot follow siblings of its epoch.",
        "Someone might expect a Welcome to let a joiner follow the siblings of the epoch it joins."
      )
    case .trailingBytes:
      (
        "Bytes after dmls_epoch are refused.",
        "They are ignored, as room for later versions."
      )
    case .epochLength:
      (
        "dmls_epoch is exactly Nh bytes where the cipher suite is known.",
        "Any length is well-formed, and a wrong one is an epoch that nobody knows."
      )
    case .tagOrder:
      (
        "The higher of two confirmation tags has the higher unsigned byte at the first place where "
          + "they differ.",
        "Tags are compared as signed bytes, from the last byte on, or as their hexadecimal or base64 "
          + "text."
      )
    case .severalForks:
      (
        "At each point of divergence the child with the highest tag is kept, from the oldest point "
          + "down; neither a fork's length nor the tags further down count.",
        "The longest fork wins, or the one that holds the highest tag of all."
      )
    case .upstream:
      (
        "Only commits sent in an epoch state or in its descendants, on any fork, signal that their "
          + "senders have moved on from it.",
        "Commits sent in the ancestors of the state count, as the word says when taken literally."
      )
    case .eachMember:
      (
        "Each member means the members of that state less those removed since, oneself included.",
        "All who were members of the state count for ever, or only those other than oneself."
      )
    case .repeatedCommit:
      (
        "A commit that is processed twice never makes a second child; which error says so is for the "
          + "implementation to choose.",
        "It is ignored without an error, or the error has to be one particular kind."
      )
    }
  }
}
