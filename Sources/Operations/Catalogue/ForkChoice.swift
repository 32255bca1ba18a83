package import JSONText

/// The fork that is kept where commits forked a group: section 6.1 of the draft.
public enum ForkChoice: CataloguedOperation {
  package static let name = "fork_choice"
  package static let summary = "Which fork wins"
  package static var function: FunctionPath<Self> { \.forkChoice }

  /// One commit.
  public struct ForkCommit: Equatable, Sendable {
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it was sent; nil for the last one that all forks share.
    public var parent: String?
    /// Its confirmation_tag.
    public var confirmationTag: [UInt8]

    /// A commit.
    public init(id: String, parent: String?, confirmationTag: [UInt8]) {
      self.id = id
      self.parent = parent
      self.confirmationTag = confirmationTag
    }
  }

  /// The commits of all forks.
  public struct Input: Equatable, Sendable {
    /// The commits, each after the one that made its parent.
    public var commits: [ForkCommit]

    /// Commits, parents first.
    public init(commits: [ForkCommit]) { self.commits = commits }
  }

  /// The fork that is kept.
  public struct Output: Equatable, Sendable {
    /// Its commits, from the one that was sent in the last common epoch to its head.
    public var winner: [String]

    /// A fork.
    public init(winner: [String]) { self.winner = winner }
  }
}

extension ForkChoice.ForkCommit: JSONRecord {
  package static let record = Record(
    Self.init(id:parent:confirmationTag:), Field("id", \.id, .name),
    Field(
      "parent", \.parent, .orNull(.name), "null for a commit that was sent in the last common epoch"
    ),
    Field("confirmation_tag", \.confirmationTag, .bytes))
}

extension ForkChoice.Input: JSONRecord {
  package static let record = Record(
    Self.init(commits:), Field("commits", \.commits, .list(.record), "parents before children"))
}

extension ForkChoice.Output: JSONRecord {
  package static let record = Record(
    Self.init(winner:),
    Field(
      "winner", \.winner, .list(.name),
      "from the first differing commit to the head of the fork that wins"))
}
