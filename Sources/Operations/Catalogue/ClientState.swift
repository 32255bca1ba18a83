package import DMLS
public import JSONText

/// The epochs that a client holds while commits come: section 6.1.2 of the draft.
public enum ClientState: CataloguedOperation {
  package static let name = "client_state"
  package static let summary = "A client's states of epochs"

  /// A client and what happens to it.
  public struct Input: Equatable, JSONRecord, Sendable {
    /// The epoch in which the client is at first.
    public var epoch: String
    /// What happens, in order.
    public var events: [Event]

    /// A client and what happens to it.
    public init(epoch: String, events: [Event]) {
      self.epoch = epoch
      self.events = events
    }

    package static let record = Record(
      Self.init(epoch:events:), Field("epoch", \.epoch, .name),
      Field("events", \.events, .list(.record), "what happens, in order"))
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

  /// One event.
  public enum Event: Equatable, JSONRecord, Sendable {
    /// A commit arrives, with the server's flag.
    case commit(ArrivingCommit)
    /// The client sends a message.
    case send

    package static let record = Record(
      by: "do",
      choosing: Case(
        "commit", Self.commit, { if case .commit(let commit) = $0 { commit } else { nil } },
        ClientState.ArrivingCommit.record),
      Case("send", .send))
  }

  /// A commit that arrives.
  public struct ArrivingCommit: Equatable, JSONRecord, Sendable {
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it was sent.
    public var parent: String
    /// Its confirmation_tag.
    public var confirmationTag: [UInt8]
    /// Whether the server asks to retain the old epoch states.
    public var retain: Bool

    /// A commit that arrives.
    public init(id: String, parent: String, confirmationTag: [UInt8], retain: Bool) {
      self.id = id
      self.parent = parent
      self.confirmationTag = confirmationTag
      self.retain = retain
    }

    package static let record = Record(
      Self.init(id:parent:confirmationTag:retain:), Field("id", \.id, .name),
      Field("parent", \.parent, .name), Field("confirmation_tag", \.confirmationTag, .bytes),
      Field("retain", \.retain, .bool))
  }

  /// The result of one event.
  public enum EventResult: Equatable, JSONRecord, Sendable {
    /// A commit was processed, or refused for the given reason, which changes nothing.
    case state(State, refused: ErrorKind?)
    /// The epoch in which the client sends.
    case sent(epoch: String)

    package static let record = Record(
      choosing: Case(
        "epoch", Self.sent, { if case .sent(let epoch) = $0 { epoch } else { nil } },
        .key("epoch", .name)),
      Case(
        "current", { .state($1, refused: $0) },
        { if case .state(let state, let refused) = $0 { (refused, state) } else { nil } },
        .optional("error", .errorKind), ClientState.State.record))
  }

  /// What the client holds after a commit.
  public struct State: Equatable, JSONRecord, Sendable {
    /// The current epoch.
    public var current: String
    /// The epochs whose states it holds, sorted.
    public var held: [String]
    /// The epochs whose states the commit made it delete, sorted.
    public var deleted: [String]

    /// What the client holds, in any order.
    public init(current: String, held: some Sequence<String>, deleted: some Sequence<String>) {
      self.current = current
      self.held = held.sorted()
      self.deleted = deleted.sorted()
    }

    package static let record = Record(
      Self.init(current:held:deleted:), Field("current", \.current, .name),
      Field("held", \.held, .list(.name), "in any order"),
      Field("deleted", \.deleted, .list(.name), "in any order"))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var checks = TraceChecks()
    var client = Client(epoch: input.epoch)
    var results: [ClientState.EventResult] = []
    for (index, event) in input.events.enumerated() {
      switch event {
      case .send: results.append(.sent(epoch: client.current))
      case .commit(let commit):
        try checks.take(
          tag: commit.confirmationTag, of: commit.id, parent: commit.parent,
          at: "events[\(index)]")
        results.append(client.result(of: commit))
      }
    }
    return Answered(ClientState.Output(events: results))
  }
}

extension Client {
  /// Processes a commit and tells what came of it.
  fileprivate mutating func result(of commit: ClientState.ArrivingCommit) -> ClientState.EventResult
  {
    do throws(DMLSError) {
      let deleted = try process(
        commit.id, parent: commit.parent, confirmationTag: ConfirmationTag(commit.confirmationTag),
        retain: commit.retain)
      return .state(ClientState.State(current: current, held: held, deleted: deleted), refused: nil)
    } catch {
      return .state(
        ClientState.State(current: current, held: held, deleted: []),
        refused: ErrorKind(error))
    }
  }
}
