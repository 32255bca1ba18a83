package import DMLS
public import JSONText

/// The fork that is kept where commits forked a group: section 6.1 of the draft.
public enum ForkChoice: CataloguedOperation {
  package static let name = "fork_choice"
  package static let summary = "Which fork wins"

  /// One commit.
  public struct ForkCommit: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init(id:parent:confirmationTag:), Field("id", \.id, .name),
      Field(
        "parent", \.parent, .orNull(.name),
        "null for a commit that was sent in the last common epoch"
      ),
      Field("confirmation_tag", \.confirmationTag, .bytes))
  }

  /// The commits of all forks.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The commits, each after the one that made its parent.
    public var commits: [ForkCommit]

    /// Commits, parents first.
    public init(commits: [ForkCommit]) { self.commits = commits }

    package static let record = Record(
      Self.init(commits:), Field("commits", \.commits, .list(.record), "parents before children"))
  }

  /// The fork that is kept.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// Its commits, from the one that was sent in the last common epoch to its head.
    public var winner: [String]

    /// A fork.
    public init(winner: [String]) { self.winner = winner }

    package static let record = Record(
      Self.init(winner:),
      Field(
        "winner", \.winner, .list(.name),
        "from the first differing commit to the head of the fork that wins"))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var checks = TraceChecks()
    // The epoch in which the first differing commits were sent has no name.
    var graph = EpochGraph<String?, ConfirmationTag>(root: nil)
    for (index, commit) in input.commits.enumerated() {
      let place = "commits[\(index)]"
      try checks.take(commit.id, at: place)
      try checks.take(tag: commit.confirmationTag, of: commit.id, parent: commit.parent, at: place)
      guard
        graph.add(commit.id, parent: commit.parent, commit: ConfirmationTag(commit.confirmationTag))
      else {
        throw .contradiction("\(place).parent: no commit before it is \"\(commit.parent ?? "")\"")
      }
    }
    let winner = graph.winningFork(from: nil).compactMap(\.self)
    return Answered(ForkChoice.Output(winner: winner))
  }
}
