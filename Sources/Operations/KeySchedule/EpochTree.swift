package import JSONText

/// The epochs of a group that forks, from its first one on: sections 2 and 4 of the draft.
public enum EpochTree: CataloguedOperation {
  package static let name = "epoch_tree"

  /// The first epoch, and the commits in an order that has parents before children.
  public struct Input: Equatable, Sendable {
    /// epoch_secret of the first epoch, Nh bytes.
    public var epochSecret: [UInt8]
    /// The commits.
    public var commits: [Commit]

    /// A group from its first epoch on.
    public init(epochSecret: [UInt8], commits: [Commit]) {
      self.epochSecret = epochSecret
      self.commits = commits
    }
  }

  /// One commit.
  public struct Commit: Equatable, Sendable {
    /// The epoch in which it was sent: 0 for the first, I + 1 for the one that commit I made.
    public var parent: Int
    /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path.
    public var pathSecret: [UInt8]?
    /// psk_secret, Nh bytes; zeros without pre-shared keys.
    public var pskSecret: [UInt8]
    /// The serialized GroupContext of the epoch that the commit creates.
    public var groupContext: [UInt8]
    /// The confirmed_transcript_hash of that GroupContext.
    public var confirmedTranscriptHash: [UInt8]

    /// A commit.
    public init(
      parent: Int, pathSecret: [UInt8]?, pskSecret: [UInt8], groupContext: [UInt8],
      confirmedTranscriptHash: [UInt8]
    ) {
      self.parent = parent
      self.pathSecret = pathSecret
      self.pskSecret = pskSecret
      self.groupContext = groupContext
      self.confirmedTranscriptHash = confirmedTranscriptHash
    }
  }
}

extension EpochTree.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    epochSecret = try fields.bytes("epoch_secret")
    commits = try fields.array("commits") { (value, path) throws(JSONError) in
      try EpochTree.Commit(json: value, path: path)
    }
  }

  package var json: JSONValue {
    ["epoch_secret": .hex(epochSecret), "commits": .array(commits.map(\.json))]
  }
}

extension EpochTree.Commit: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    parent = try fields.integer("parent")
    pathSecret = try fields.bytesOrNull("path_secret")
    pskSecret = try fields.bytes("psk_secret")
    groupContext = try fields.bytes("group_context")
    confirmedTranscriptHash = try fields.bytes("confirmed_transcript_hash")
  }

  package var json: JSONValue {
    [
      "parent": .integer(parent), "path_secret": pathSecret.map { .hex($0) } ?? .null,
      "psk_secret": .hex(pskSecret), "group_context": .hex(groupContext),
      "confirmed_transcript_hash": .hex(confirmedTranscriptHash),
    ]
  }
}
