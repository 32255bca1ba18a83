package import DMLS
public import JSONText

/// The old epoch states that can be deleted: the rule at the end of section 7 of the draft.
public enum DeletableEpochs: CataloguedOperation {
  package static let name = "deletable_epochs"
  package static let summary = "Which states may be deleted"

  /// One commit.
  public struct MembershipCommit: Equatable, JSONRecord, Sendable {
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it was sent.
    public var parent: String
    /// Who sent it.
    public var sender: String
    /// The members that it adds; the sender is one of them where the commit is external.
    public var adds: [String]
    /// The members that it removes.
    public var removes: [String]

    /// A commit.
    public init(id: String, parent: String, sender: String, adds: [String], removes: [String]) {
      self.id = id
      self.parent = parent
      self.sender = sender
      self.adds = adds
      self.removes = removes
    }

    package static let record = Record(
      Self.init(id:parent:sender:adds:removes:), Field("id", \.id, .name),
      Field("parent", \.parent, .name), Field("sender", \.sender, .name),
      Field("adds", \.adds, .list(.name)), Field("removes", \.removes, .list(.name)))
  }

  /// A group and its commits.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The members of the first epoch.
    public var members: [String]
    /// The first epoch.
    public var epoch: String
    /// The commits, each after the one that made its parent.
    public var commits: [MembershipCommit]

    /// A group and its commits, parents first.
    public init(members: [String], epoch: String, commits: [MembershipCommit]) {
      self.members = members
      self.epoch = epoch
      self.commits = commits
    }

    package static let record = Record(
      Self.init(members:epoch:commits:),
      Field("members", \.members, .list(.name), "those of the first epoch"),
      Field("epoch", \.epoch, .name),
      Field("commits", \.commits, .list(.record), "parents before children"))
  }

  /// The epochs that can be deleted.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// The epochs, sorted.
    public var deletable: [String]

    /// Epochs in any order.
    public init(deletable: some Sequence<String>) { self.deletable = deletable.sorted() }

    package static let record = Record(
      Self.init(deletable:),
      Field("deletable", \.deletable, .list(.name), "ids of epochs, in any order"))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var checks = TraceChecks(epoch: input.epoch)
    var rule = DeletionRule(epoch: input.epoch, members: input.members)
    for (index, commit) in input.commits.enumerated() {
      let place = "commits[\(index)]"
      try checks.take(commit.id, at: place)
      let members = try TraceChecks.find(
        rule.members(of: commit.parent), "epoch", commit.parent, at: "\(place).parent")
      guard members.contains(commit.sender) || commit.adds.contains(commit.sender) else {
        throw .contradiction(
          "\(place).sender: \"\(commit.sender)\" is no member of \"\(commit.parent)\", nor added")
      }
      rule.add(
        commit.id, parent: commit.parent,
        MembershipChange(sender: commit.sender, adds: commit.adds, removes: commit.removes))
    }
    return Answered(DeletableEpochs.Output(deletable: rule.deletable))
  }
}
