/// A point where the draft leaves room, and the reading that this suite takes.
package enum Reading: String, CaseIterable, Sendable {
  case lastPathSecret = "R1"
  case leavesForEveryInput = "R2"
  case forbiddenWireFormats = "R3"
  case bitOrder = "R4"
  case childContext = "R5"
  case commitWithoutPath = "R6"
  case noRootKept = "R8"
  case trailingBytes = "R14"
  case epochLength = "R15"

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
    case .noRootKept:
      "Only the copath is retained after an evaluation, never the root or another ancestor of the "
        + "punctured input."
    case .trailingBytes:
      "Bytes after dmls_epoch are refused."
    case .epochLength:
      "dmls_epoch is exactly Nh bytes where the cipher suite is known."
    }
  }
}
