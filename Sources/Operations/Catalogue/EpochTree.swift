package import DMLS
public import JSONText
import KeyDerivation

/// The epochs of a group that forks, from its first one on: sections 2 and 4 of the draft.
public enum EpochTree: CataloguedOperation {
  package static let name = "epoch_tree"
  package static let summary = "The epochs of a group from its first one on"
  package static let intermediates = [
    IntermediateName("commit_confirmation_I"),
    IntermediateName("commit_secret_I", "of commit I (from 0)"),
  ]

  /// The first epoch, and the commits in an order that has parents before children.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// epoch_secret of the first epoch, Nh bytes.
    public var epochSecret: [UInt8]
    /// The commits.
    public var commits: [TreeCommit]

    /// A group from its first epoch on.
    public init(epochSecret: [UInt8], commits: [TreeCommit]) {
      self.epochSecret = epochSecret
      self.commits = commits
    }

    package static let record = Record(
      Self.init(epochSecret:commits:), Field("epoch_secret", \.epochSecret, .bytes),
      Field("commits", \.commits, .list(.record), "parents before children"))
  }

  /// One commit.
  public struct TreeCommit: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init(parent:pathSecret:pskSecret:groupContext:confirmedTranscriptHash:),
      Field(
        "parent", \.parent, .count, "0 for the first epoch, I + 1 for the one that commit I made"),
      Field(
        "path_secret", \.pathSecret, .orNull(.bytes),
        "the last path secret; null for a commit without a path"),
      Field("psk_secret", \.pskSecret, .bytes), Field("group_context", \.groupContext, .bytes),
      Field("confirmed_transcript_hash", \.confirmedTranscriptHash, .bytes))
  }

  /// The epochs.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// The first epoch.
    public var first: FirstEpoch
    /// The epoch that each commit made, in the order of the commits.
    public var epochs: [Epoch]

    /// The first epoch and those that commits made.
    public init(first: FirstEpoch, epochs: [Epoch]) {
      self.first = first
      self.epochs = epochs
    }

    package static let record = Record.key("epochs", .epochs, "the first epoch, then one a commit")
  }

  /// The first epoch, which no commit made.
  public struct FirstEpoch: Equatable, JSONRecord, Sendable {
    /// The identifier of the epoch, Nh bytes.
    public var dmlsEpoch: [UInt8]
    /// What members compare, Nh bytes.
    public var epochAuthenticator: [UInt8]
    /// The key of the PPRF for the epoch's children, Nh bytes.
    public var parentInitSecret: [UInt8]

    /// A first epoch.
    public init(dmlsEpoch: [UInt8], epochAuthenticator: [UInt8], parentInitSecret: [UInt8]) {
      self.dmlsEpoch = dmlsEpoch
      self.epochAuthenticator = epochAuthenticator
      self.parentInitSecret = parentInitSecret
    }

    package static let record = Record(
      Self.init(dmlsEpoch:epochAuthenticator:parentInitSecret:),
      Field("dmls_epoch", \.dmlsEpoch, .bytes),
      Field("epoch_authenticator", \.epochAuthenticator, .bytes),
      Field("parent_init_secret", \.parentInitSecret, .bytes))
  }

  /// An epoch that a commit made.
  public struct Epoch: Equatable, JSONRecord, Sendable {
    /// What the parent's PPRF gave, Nh bytes.
    public var initSecret: [UInt8]
    /// What a joiner is given, Nh bytes.
    public var joinerSecret: [UInt8]
    /// What the secrets below come from, Nh bytes.
    public var epochSecret: [UInt8]
    /// The identifier of the epoch, Nh bytes.
    public var dmlsEpoch: [UInt8]
    /// What members compare, Nh bytes.
    public var epochAuthenticator: [UInt8]
    /// The key of the PPRF for the epoch's children, Nh bytes.
    public var parentInitSecret: [UInt8]
    /// The tag of the commit, Nh bytes.
    public var confirmationTag: [UInt8]

    /// An epoch.
    public init(
      initSecret: [UInt8], joinerSecret: [UInt8], epochSecret: [UInt8], dmlsEpoch: [UInt8],
      epochAuthenticator: [UInt8], parentInitSecret: [UInt8], confirmationTag: [UInt8]
    ) {
      self.initSecret = initSecret
      self.joinerSecret = joinerSecret
      self.epochSecret = epochSecret
      self.dmlsEpoch = dmlsEpoch
      self.epochAuthenticator = epochAuthenticator
      self.parentInitSecret = parentInitSecret
      self.confirmationTag = confirmationTag
    }

    package static let record = Record(
      Self.init,
      Field("init_secret", \.initSecret, .bytes),
      Field("joiner_secret", \.joinerSecret, .bytes),
      Field("epoch_secret", \.epochSecret, .bytes),
      Field("dmls_epoch", \.dmlsEpoch, .bytes),
      Field("epoch_authenticator", \.epochAuthenticator, .bytes),
      Field("parent_init_secret", \.parentInitSecret, .bytes),
      Field("confirmation_tag", \.confirmationTag, .bytes))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try requireParents(input.commits)
    let first = try EpochSecrets(by: formulas, epochSecret: input.epochSecret)
    var parents: [(secrets: EpochSecrets, groupContext: [UInt8]?)] = [(first, nil)]
    var intermediates: [Intermediate] = []
    var epochs: [Epoch] = []
    for (index, commit) in input.commits.enumerated() {
      let parent = parents[commit.parent]
      let received = ReceivedCommit(
        pathSecret: commit.pathSecret, pskSecret: commit.pskSecret,
        groupContext: commit.groupContext,
        confirmedTranscriptHash: commit.confirmedTranscriptHash, confirmationTag: [])
      intermediates += [
        Intermediate(
          "commit_confirmation_\(index)",
          try formulas.commitConfirmation(pathSecret: commit.pathSecret)),
        Intermediate(
          "commit_secret_\(index)", try formulas.commitSecret(pathSecret: commit.pathSecret)),
      ]
      let initSecret = try formulas.initSecret(
        of: received, formulas.puncturablePRF(key: parent.secrets.parentInitSecret),
        parentGroupContext: parent.groupContext)
      let entry = try formulas.entry(after: received, initSecret: initSecret)
      let secrets = try EpochSecrets(by: formulas, entry)
      parents.append((secrets, commit.groupContext))
      epochs.append(
        Epoch(
          initSecret: initSecret, joinerSecret: entry.joinerSecret,
          epochSecret: entry.epochSecret, dmlsEpoch: secrets.dmlsEpoch,
          epochAuthenticator: secrets.epochAuthenticator,
          parentInitSecret: secrets.parentInitSecret,
          confirmationTag: formulas.confirmationTag(
            confirmationKey: secrets.confirmationKey,
            confirmedTranscriptHash: commit.confirmedTranscriptHash,
            groupContext: commit.groupContext)))
    }
    return Answered(
      Output(
        first: FirstEpoch(
          dmlsEpoch: first.dmlsEpoch, epochAuthenticator: first.epochAuthenticator,
          parentInitSecret: first.parentInitSecret),
        epochs: epochs), intermediates: intermediates)
  }

  private static func requireParents(_ commits: [TreeCommit]) throws(DMLSError) {
    for (index, commit) in commits.enumerated() where !(0...index).contains(commit.parent) {
      throw .contradiction(
        "the parent of commit \(index) must be 0 to \(index), and is \(commit.parent)")
    }
  }
}

extension Shape<EpochTree.Output> {
  /// One list of the first epoch and those that commits made.
  fileprivate static var epochs: Shape {
    let first = Shape<EpochTree.FirstEpoch>.record
    let rest = Shape<EpochTree.Epoch>.record
    return Shape(
      .opening(first.layout, then: rest.layout),
      read: { (json, path) throws(JSONError) in
        var values = try json.elements(path: path).enumerated().makeIterator()
        guard let (_, value) = values.next() else {
          throw .badValue(path: path, expected: "the first epoch at index 0", found: "no epoch")
        }
        let opening = try first.read(value, "\(path)[0]")
        var epochs: [EpochTree.Epoch] = []
        while let (index, value) = values.next() {
          epochs.append(try rest.read(value, "\(path)[\(index)]"))
        }
        return EpochTree.Output(first: opening, epochs: epochs)
      }, write: { .array([first.write($0.first)] + $0.epochs.map(rest.write)) })
  }
}
