/// A commit as the key schedule sees it, once a member has decrypted it and checked its signature.
package struct ReceivedCommit: Equatable, Sendable {
  /// Where init_secret comes from.
  package enum Origin: Equatable, Sendable {
    /// A member: from the PPRF of the epoch in which the commit was sent.
    case member
    /// Someone outside: the Nh bytes of RFC 9420 section 8.3, as they are (R10).
    case external(initSecret: [UInt8])
  }

  /// Who sent the commit.
  package var origin: Origin
  /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path.
  package var pathSecret: [UInt8]?
  /// psk_secret of the commit's PreSharedKey proposals, Nh bytes.
  package var pskSecret: [UInt8]
  /// The serialized GroupContext of the epoch that the commit creates.
  package var groupContext: [UInt8]
  /// confirmed_transcript_hash of that GroupContext.
  package var confirmedTranscriptHash: [UInt8]
  /// confirmation_tag of the commit, Nh bytes in a good one.
  package var confirmationTag: [UInt8]

  /// A commit.
  package init(
    origin: Origin = .member, pathSecret: [UInt8]?, pskSecret: [UInt8], groupContext: [UInt8],
    confirmedTranscriptHash: [UInt8], confirmationTag: [UInt8]
  ) {
    self.origin = origin
    self.pathSecret = pathSecret
    self.pskSecret = pskSecret
    self.groupContext = groupContext
    self.confirmedTranscriptHash = confirmedTranscriptHash
    self.confirmationTag = confirmationTag
  }
}
