package import JSONText

/// commit_confirmation of section 4 of the draft.
public enum CommitConfirmation: CataloguedOperation {
  package static let name = "commit_confirmation"

  /// The commit.
  public struct Input: Equatable, Sendable {
    /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path.
    public var pathSecret: [UInt8]?

    /// A commit with this last path secret.
    public init(pathSecret: [UInt8]?) { self.pathSecret = pathSecret }
  }

  /// The confirmation.
  public struct Output: Equatable, Sendable {
    /// commit_confirmation, Nh bytes.
    public var commitConfirmation: [UInt8]

    /// A confirmation.
    public init(commitConfirmation: [UInt8]) { self.commitConfirmation = commitConfirmation }
  }
}

extension CommitConfirmation.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    pathSecret = try fields.bytesOrNull("path_secret")
  }

  package var json: JSONValue { ["path_secret": pathSecret.map { .hex($0) } ?? .null] }
}

extension CommitConfirmation.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    commitConfirmation = try fields.bytes("commit_confirmation")
  }

  package var json: JSONValue { ["commit_confirmation": .hex(commitConfirmation)] }
}
