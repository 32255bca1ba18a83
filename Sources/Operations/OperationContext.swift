public import DMLS
public import KeyDerivation

/// What every operation is asked under.
public struct OperationContext: Equatable, Sendable {
  /// The cipher suite, whose KDF.Nh is the width of every secret.
  public var cipherSuite: CipherSuite
  /// The revision of the draft to answer by.
  public var draft: DraftRevision

  /// A context of the given cipher suite and draft revision.
  public init(cipherSuite: CipherSuite, draft: DraftRevision = .draft01) {
    self.cipherSuite = cipherSuite
    self.draft = draft
  }
}
