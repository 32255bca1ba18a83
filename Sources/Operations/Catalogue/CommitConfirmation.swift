package import DMLS
public import JSONText
import KeyDerivation

/// commit_confirmation of section 4 of the draft.
public enum CommitConfirmation: CataloguedOperation {
  package static let name = "commit_confirmation"
  package static let summary = "The commit confirmation"

  /// The commit.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// path_secret[n], the last one of the UpdatePath, Nh bytes; nil for a commit without a path.
    public var pathSecret: [UInt8]?

    /// A commit with this last path secret.
    public init(pathSecret: [UInt8]?) { self.pathSecret = pathSecret }

    package static let record = Record(
      Self.init(pathSecret:),
      Field(
        "path_secret", \.pathSecret, .orNull(.bytes),
        "the last path secret of the UpdatePath; null for a commit without a path"))
  }

  /// The confirmation.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// commit_confirmation, Nh bytes.
    public var commitConfirmation: [UInt8]

    /// A confirmation.
    public init(commitConfirmation: [UInt8]) { self.commitConfirmation = commitConfirmation }

    package static let record = Record(
      Self.init(commitConfirmation:),
      Field("commit_confirmation", \.commitConfirmation, .bytes))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(
      Output(commitConfirmation: formulas.commitConfirmation(pathSecret: input.pathSecret)))
  }
}
