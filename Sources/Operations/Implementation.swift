public import DMLS
public import KeyDerivation

/// An implementation of DMLS as functions, one an operation; nil where it has none.
public struct Implementation: Sendable {
  /// The name shown in reports.
  public var name: String
  /// Its version, or nil.
  public var version: String?
  /// The language it is written in, or nil.
  public var language: String?
  /// Where to find it, or nil.
  public var url: String?
  /// The draft revisions it follows.
  public var drafts: [DraftRevision]
  /// The cipher suites it knows.
  public var cipherSuites: [CipherSuite]

  /// RFC 9420 section 8.
  public var expandWithLabel: Perform<ExpandWithLabel>?
  /// RFC 9420 section 8.
  public var deriveSecret: Perform<DeriveSecret>?
  /// RFC 9420 section 9.
  public var treeNode: Perform<TreeNode>?
  /// Section 2 of the draft.
  public var dmlsEpoch: Perform<DMLSEpoch>?
  /// Section 4 of the draft.
  public var commitConfirmation: Perform<CommitConfirmation>?
  /// Section 5 of the draft, DeriveFSSecret.
  public var pprfEvaluate: Perform<PPRFEvaluate>?
  /// Section 5 of the draft, with state.
  public var pprfPuncture: Perform<PPRFPuncture>?
  /// Sections 4 and 5 of the draft.
  public var deriveChildSecret: Perform<DeriveChildSecret>?
  /// Section 3 of the draft.
  public var dmlsMessageEncode: Perform<DMLSMessageEncode>?
  /// Section 3 of the draft.
  public var dmlsMessageDecode: Perform<DMLSMessageDecode>?
  /// RFC 9420 section 8 with section 4 of the draft.
  public var keySchedule: Perform<KeySchedule>?
  /// Sections 2 and 4 of the draft: chains and forks of epochs.
  public var epochTree: Perform<EpochTree>?
  /// Sections 4 and 5 of the draft: a member that receives commits.
  public var processCommits: Perform<ProcessCommits>?
  /// Section 6.1 of the draft.
  public var forkChoice: Perform<ForkChoice>?
  /// Section 6.1.2 of the draft.
  public var clientState: Perform<ClientState>?
  /// Section 6.1.1 of the draft.
  public var federation: Perform<FederationTrace>?
  /// Section 7 of the draft.
  public var deletableEpochs: Perform<DeletableEpochs>?

  /// An implementation that can do nothing yet.
  public init(
    name: String, drafts: [DraftRevision] = DraftRevision.allCases,
    cipherSuites: [CipherSuite] = CipherSuite.allCases
  ) {
    self.name = name
    self.drafts = drafts
    self.cipherSuites = cipherSuites
  }

  /// The operations that it has a function for.
  package var operations: [any CataloguedOperation.Type] {
    OperationCatalogue.all.filter { $0.isImplemented(by: self) }
  }
}

extension CataloguedOperation {
  fileprivate static func isImplemented(by implementation: Implementation) -> Bool {
    implementation[keyPath: function] != nil
  }
}
