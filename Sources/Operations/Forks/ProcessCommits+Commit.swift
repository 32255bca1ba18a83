import JSONText

extension ProcessCommits {
  /// What a member learns from a commit.
  public struct Commit: Equatable, Sendable {
    /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path,
    /// which no external commit is.
    public var pathSecret: [UInt8]?
    /// psk_secret, Nh bytes; zeros without pre-shared keys.
    public var pskSecret: [UInt8]
    /// The serialized GroupContext of the epoch that the commit creates.
    public var groupContext: [UInt8]
    /// The confirmed_transcript_hash of that GroupContext.
    public var confirmedTranscriptHash: [UInt8]
    /// The confirmation_tag that the commit carries.
    public var confirmationTag: [UInt8]

    /// A commit.
    public init(
      pathSecret: [UInt8]?, pskSecret: [UInt8], groupContext: [UInt8],
      confirmedTranscriptHash: [UInt8], confirmationTag: [UInt8]
    ) {
      self.pathSecret = pathSecret
      self.pskSecret = pskSecret
      self.groupContext = groupContext
      self.confirmedTranscriptHash = confirmedTranscriptHash
      self.confirmationTag = confirmationTag
    }
  }
}

extension ProcessCommits.Commit {
  /// A commit whose path_secret was read already: only a member's may be null.
  init(pathSecret: [UInt8]?, fields: inout JSONFields) throws(JSONError) {
    self.pathSecret = pathSecret
    pskSecret = try fields.bytes("psk_secret")
    groupContext = try fields.bytes("group_context")
    confirmedTranscriptHash = try fields.bytes("confirmed_transcript_hash")
    confirmationTag = try fields.bytes("confirmation_tag")
  }

  /// The members of an event that this is part of.
  var members: [JSONMember] {
    [
      JSONMember("path_secret", pathSecret.map { .hex($0) } ?? .null),
      JSONMember("psk_secret", .hex(pskSecret)),
      JSONMember("group_context", .hex(groupContext)),
      JSONMember("confirmed_transcript_hash", .hex(confirmedTranscriptHash)),
      JSONMember("confirmation_tag", .hex(confirmationTag)),
    ]
  }
}
