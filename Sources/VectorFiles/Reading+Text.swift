extension Reading {
  /// The point and the reading, for someone who has the draft at hand.
  package var text: String {
    switch self {
    case .lastPathSecret:
      "path_secret[n] is the last path secret of the UpdatePath; commit_secret stays "
        + "path_secret[n+1]."
    case .leavesForEveryInput:
      "\"KDF.Nh leaves\" means 2^(8*Nh) leaves, so that an Nh-byte input is a leaf index: the tree "
        + "is 256, 384 or 512 deep."
    case .forbiddenWireFormats:
      "A DMLSMessage around a Welcome, GroupInfo or KeyPackage is well-formed under -01 and -02 and "
        + "refused under -03."
    case .bitOrder:
      "The leaf index is read from the most significant bit of byte 0 on, 0 = left."
    case .childContext:
      "The context of DeriveChildSecret is the serialized GroupContext of the epoch that the commit "
        + "creates, final confirmed_transcript_hash included, not hashed."
    case .commitWithoutPath:
      "A commit without a path has commit_confirmation = DeriveSecret(Nh zero bytes, \"conf\")."
    case .baseInitSecret:
      "base_init_secret is another name for parent_init_secret."
    case .noRootKept:
      "Only the copath is retained after an evaluation, never the root or another ancestor of the "
        + "punctured input."
    case .whenToPuncture:
      "A commit punctures once and atomically, after its confirmation tag has verified; the "
        + "committer's own commit does so when it is applied."
    case .externalCommit:
      "An external commit has the init_secret that RFC 9420 section 8.3 exports; no PPRF is "
        + "evaluated or punctured for it."
    case .epochOfMessage:
      "dmls_epoch names the epoch in which the message was sent; it routes and authenticates "
        + "nothing."
    case .firstEpoch:
      "The first epoch has a random epoch_secret, as in RFC 9420 section 11; from there on the "
        + "DMLS key schedule holds."
    case .joiner:
      "A joiner learns the joiner_secret of its own epoch and never the parent_init_secret of the "
        + "parent, so it cannot follow siblings of its epoch."
    case .trailingBytes:
      "Bytes after dmls_epoch are refused."
    case .epochLength:
      "dmls_epoch is exactly Nh bytes where the cipher suite is known."
    case .tagOrder:
      "The higher of two confirmation tags has the higher unsigned byte at the first place where "
        + "they differ."
    case .severalForks:
      "At each point of divergence the child with the highest tag is kept, from the oldest point "
        + "down; neither a fork's length nor the tags further down count."
    case .upstream:
      "Only commits sent in an epoch state or in its descendants, on any fork, signal that their "
        + "senders have moved on from it."
    case .eachMember:
      "Each member means the members of that state less those removed since, oneself included."
    case .repeatedCommit:
      "A commit that is processed twice never makes a second child; which error says so is for the "
        + "implementation to choose."
    }
  }
}
