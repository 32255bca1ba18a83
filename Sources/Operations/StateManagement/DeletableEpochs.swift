package import JSONText

/// The old epoch states that can be deleted: the rule at the end of section 7 of the draft.
public enum DeletableEpochs: CataloguedOperation {
  package static let name = "deletable_epochs"

  /// One commit.
  public struct Commit: Equatable, Sendable {
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
  }

  /// A group and its commits.
  public struct Input: Equatable, Sendable {
    /// The members of the first epoch.
    public var members: [String]
    /// The first epoch.
    public var epoch: String
    /// The commits, each after the one that made its parent.
    public var commits: [Commit]

    /// A group and its commits, parents first.
    public init(members: [String], epoch: String, commits: [Commit]) {
      self.members = members
      self.epoch = epoch
      self.commits = commits
    }
  }

  /// The epochs that can be deleted.
  public struct Output: Equatable, Sendable {
    /// The epochs, sorted.
    public var deletable: [String]

    /// Epochs in any order.
    public init(deletable: some Sequence<String>) { self.deletable = deletable.sorted() }
  }
}

extension DeletableEpochs.Commit: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    id = try fields.string("id")
    parent = try fields.string("parent")
    sender = try fields.string("sender")
    adds = try fields.strings("adds")
    removes = try fields.strings("removes")
  }

  package var json: JSONValue {
    [
      "id": .string(id), "parent": .string(parent), "sender": .string(sender),
      "adds": .strings(adds), "removes": .strings(removes),
    ]
  }
}

extension DeletableEpochs.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    members = try fields.strings("members")
    epoch = try fields.string("epoch")
    commits = try fields.array("commits") { (value, path) throws(JSONError) in
      try DeletableEpochs.Commit(json: value, path: path)
    }
  }

  package var json: JSONValue {
    [
      "members": .strings(members), "epoch": .string(epoch),
      "commits": .array(commits.map(\.json)),
    ]
  }
}

extension DeletableEpochs.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    self.init(deletable: try fields.strings("deletable"))
  }

  package var json: JSONValue { ["deletable": .strings(deletable)] }
}
