public import DMLS
public import JSONText
import KeyDerivation

/// One member's life: the commits that reach it, in the order in which they do.
public enum ProcessCommits: CataloguedOperation {
  package static let name = "process_commits"
  package static let summary = "One member's life: the commits that reach it"

  /// How the member came into the group, and what happens to it.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// How the member came into the group.
    public var start: Start
    /// What happens, in order.
    public var events: [Event]

    /// A member's life.
    public init(start: Start, events: [Event]) {
      self.start = start
      self.events = events
    }

    package static let record = Record(
      Self.init(start:events:),
      Field("start", \.start, .record, "how the member came into the group"),
      Field("events", \.events, .list(.record), "what happens, in order"))
  }

  /// How a member came into the group.
  public enum Start: Equatable, JSONRecord, Sendable {
    /// It founded the group with this epoch_secret, Nh bytes.
    case founded(epochSecret: [UInt8])
    /// It joined, and knows the epoch of these alone; the secrets are Nh bytes.
    case joined(joinerSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8])

    package static let record = Record(
      choosing: Case(
        "epoch_secret", Self.founded,
        { if case .founded(let epochSecret) = $0 { epochSecret } else { nil } },
        .key("epoch_secret", .bytes)),
      Case(
        "joiner_secret", Self.joined,
        {
          if case .joined(let joiner, let psk, let context) = $0 {
            (joiner, psk, context)
          } else {
            nil
          }
        },
        .key("joiner_secret", .bytes), .key("psk_secret", .bytes), .key("group_context", .bytes)))
  }

  /// The result of each event, at the event's place.
  public struct Output: Equatable, JSONRecord, Sendable {
    /// One result an event.
    public var events: [EventResult]

    /// The results.
    public init(events: [EventResult]) { self.events = events }

    package static let record = Record(
      Self.init(events:),
      Field("events", \.events, .list(.record), "one result an event, at the same place"))
  }

  /// What happens to a member; `dmlsEpoch` names an epoch, and is Nh bytes where it is known.
  public enum Event: Equatable, JSONRecord, Sendable {
    /// A commit arrives that was sent in this epoch.
    case commit(dmlsEpoch: [UInt8], ReceivedCommit)
    /// The member gives up the state of an epoch.
    case delete(dmlsEpoch: [UInt8])
    /// Serialises the whole state, drops it, and restores it from the serialised form.
    case saveAndRestore
    /// Lists every node secret that the PPRF of an epoch holds.
    case retainedNodes(dmlsEpoch: [UInt8])

    package static let record = Record(
      by: "do",
      choosing: Case(
        "commit", Self.commit,
        {
          guard case .commit(let epoch, let commit) = $0, commit.origin == .member else {
            return nil
          }
          return (epoch, commit)
        }, .key("dmls_epoch", .bytes), ReceivedCommit.record(pathSecret: .orNull(.bytes))),
      Case(
        "external_commit",
        { epoch, initSecret, commit in
          var commit = commit
          commit.origin = .external(initSecret: initSecret)
          return .commit(dmlsEpoch: epoch, commit)
        },
        {
          guard case .commit(let epoch, let commit) = $0,
            case .external(let initSecret) = commit.origin
          else { return nil }
          return (epoch, initSecret, commit)
        },
        .key("dmls_epoch", .bytes), .key("external_init_secret", .bytes),
        ReceivedCommit.record(pathSecret: .notNull(.bytes))),
      Case(
        "delete", Self.delete, { if case .delete(let epoch) = $0 { epoch } else { nil } },
        .key("dmls_epoch", .bytes)),
      Case("save_and_restore", .saveAndRestore),
      Case(
        "retained_nodes", Self.retainedNodes,
        { if case .retainedNodes(let epoch) = $0 { epoch } else { nil } },
        .key("dmls_epoch", .bytes)))
  }

  /// The result of one event.
  public struct EventResult: Equatable, JSONRecord, Sendable {
    /// What came of the event.
    public var outcome: Outcome
    /// dmls_epoch of every epoch whose state is held after it, sorted as unsigned bytes.
    public var held: [[UInt8]]

    /// A result.
    public init(_ outcome: Outcome, held: [[UInt8]]) {
      self.outcome = outcome
      self.held = held
    }

    package static let record = Record(
      Self.init(_:held:), Field(\.outcome, ProcessCommits.Outcome.record),
      // Sorted here as the nodes are, since an implementation may list them in any order.
      Field(
        "held", \.held,
        .list(.bytes).canonical { $0.sorted { $0.lexicographicallyPrecedes($1) } },
        "each by its dmls_epoch, in any order"))
  }

  /// What came of one event.
  public enum Outcome: Equatable, JSONRecord, Sendable {
    /// A commit made this epoch, whose identifier and authenticator are Nh bytes each.
    case epoch(dmlsEpoch: [UInt8], epochAuthenticator: [UInt8])
    /// The event was refused, and nothing changed.
    case refused(ErrorKind)
    /// An epoch was deleted, or the state saved and restored.
    case done
    /// The state was saved and restored from these bytes, which are to be searched.
    case saved(state: [UInt8])
    /// The node secrets that the PPRF of an epoch holds, sorted.
    case nodes([RetainedNode])

    package static let record = Record(
      choosing: Case(
        "dmls_epoch", Self.epoch,
        {
          if case .epoch(let epoch, let authenticator) = $0 { (epoch, authenticator) } else { nil }
        },
        .key("dmls_epoch", .bytes), .key("epoch_authenticator", .bytes)),
      Case(
        "error", Self.refused, { if case .refused(let kind) = $0 { kind } else { nil } },
        // Either names a commit that was processed before (R20).
        .key("error", Shape.errorKind.canonical { $0 == .punctured ? .duplicate : $0 })),
      Case(
        "nodes", Self.nodes, { if case .nodes(let nodes) = $0 { nodes } else { nil } },
        .key("nodes", .retainedNodes, "in any order")),
      Case(
        "state", Self.saved, { if case .saved(let state) = $0 { state } else { nil } },
        .savedState),
      Case("", .done))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var member = try input.start.member(by: formulas)
    var results: [EventResult] = []
    for event in input.events {
      let outcome =
        event == .saveAndRestore
        ? .saved(state: try formulas.saveAndRestore(&member)) : outcome(of: event, for: &member)
      results.append(EventResult(outcome, held: member.heldEpochs))
    }
    return Answered(Output(events: results))
  }

  package static func outcome(of event: Event, for member: inout Member<some Formulas>) -> Outcome {
    do throws(DMLSError) {
      switch event {
      case .commit(let epoch, let commit):
        return .epoch(try member.process(commit, sentIn: epoch))
      case .delete(let epoch):
        try member.delete(epoch)
        return .done
      case .saveAndRestore: return .done
      case .retainedNodes(let epoch): return .nodes(try member.retainedNodes(of: epoch))
      }
    } catch {
      return .refused(ErrorKind(error))
    }
  }
}

extension ReceivedCommit {
  /// The members of an event; only a member's own commit may come without a path.
  fileprivate static func record(pathSecret: Shape<[UInt8]?>) -> Record<Self> {
    Record(
      {
        ReceivedCommit(
          pathSecret: $0, pskSecret: $1, groupContext: $2, confirmedTranscriptHash: $3,
          confirmationTag: $4)
      },
      Field("path_secret", \.pathSecret, pathSecret, "the last path secret of the UpdatePath"),
      Field("psk_secret", \.pskSecret, .bytes), Field("group_context", \.groupContext, .bytes),
      Field("confirmed_transcript_hash", \.confirmedTranscriptHash, .bytes),
      Field("confirmation_tag", \.confirmationTag, .bytes))
  }
}

extension ProcessCommits.Start {
  /// The member that starts so.
  package func member<Rules: Formulas>(by formulas: Rules) throws(DMLSError) -> Member<Rules> {
    switch self {
    case .founded(let epochSecret): try Member(by: formulas, epochSecret: epochSecret)
    case .joined(let joinerSecret, let pskSecret, let groupContext):
      try Member(
        by: formulas, joinerSecret: joinerSecret, pskSecret: pskSecret, groupContext: groupContext)
    }
  }
}

extension ProcessCommits.Outcome {
  /// The epoch that a commit made.
  package static func epoch(_ secrets: EpochSecrets) -> Self {
    .epoch(dmlsEpoch: secrets.dmlsEpoch, epochAuthenticator: secrets.epochAuthenticator)
  }
}
