package import JSONText

/// The fork that is kept where commits forked a group: section 6.1 of the draft.
public enum ForkChoice: CataloguedOperation {
  package static let name = "fork_choice"

  /// One commit.
  public struct Commit: Equatable, Sendable {
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
    public var commits: [Commit]

    /// Commits, parents first.
    public init(commits: [Commit]) { self.commits = commits }
  }

  /// The fork that is kept.
  public struct Output: Equatable, Sendable {
    /// Its commits, from the one that was sent in the last common epoch to its head.
    public var winner: [String]

    /// A fork.
    public init(winner: [String]) { self.winner = winner }
  }
}

extension ForkChoice.Commit: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    id = try fields.string("id")
    parent = try fields.stringOrNull("parent")
    confirmationTag = try fields.bytes("confirmation_tag")
  }

  package var json: JSONValue {
    [
      "id": .string(id), "parent": parent.map { .string($0) } ?? .null,
      "confirmation_tag": .hex(confirmationTag),
    ]
  }
}

extension ForkChoice.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    commits = try fields.array("commits") { (value, path) throws(JSONError) in
      try ForkChoice.Commit(json: value, path: path)
    }
  }

  package var json: JSONValue { ["commits": .array(commits.map(\.json))] }
}

extension ForkChoice.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    winner = try fields.strings("winner")
  }

  package var json: JSONValue { ["winner": .strings(winner)] }
}
