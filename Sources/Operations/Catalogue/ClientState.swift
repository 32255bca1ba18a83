package import JSONText

/// The epochs that a client holds while commits come: section 6.1.2 of the draft.
public enum ClientState: CataloguedOperation {
  package static let name = "client_state"
  package static let summary = "A client's states of epochs"
  package static var function: FunctionPath<Self> { \.clientState }

  /// A client and what happens to it.
  public struct Input: Equatable, Sendable {
    /// The epoch in which the client is at first.
    public var epoch: String
    /// What happens, in order.
    public var events: [Event]

    /// A client and what happens to it.
    public init(epoch: String, events: [Event]) {
      self.epoch = epoch
      self.events = events
    }
  }

  /// The result of each event, at the event's place.
  public struct Output: Equatable, Sendable {
    /// One result an event.
    public var events: [EventResult]

    /// The results.
    public init(events: [EventResult]) { self.events = events }
  }

  /// One event.
  public enum Event: Equatable, Sendable {
    /// A commit arrives, with the server's flag.
    case commit(ArrivingCommit)
    /// The client sends a message.
    case send
  }

  /// A commit that arrives.
  public struct ArrivingCommit: Equatable, Sendable {
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
  }

  /// The result of one event.
  public enum EventResult: Equatable, Sendable {
    /// A commit was processed, or refused for the given reason, which changes nothing.
    case state(State, refused: ErrorKind?)
    /// The epoch in which the client sends.
    case sent(epoch: String)
  }

  /// What the client holds after a commit.
  public struct State: Equatable, Sendable {
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
  }
}

extension ClientState.Input: JSONRecord {
  package static let record = Record(
    Self.init(epoch:events:), Field("epoch", \.epoch, .name),
    Field("events", \.events, .list(.record), "what happens, in order"))
}

extension ClientState.Output: JSONRecord {
  package static let record = Record(
    Self.init(events:),
    Field("events", \.events, .list(.record), "one result an event, at the same place"))
}

extension ClientState.Event: JSONRecord {
  package static let record = Record(
    by: "do",
    choosing: Case(
      "commit", Self.commit, { if case .commit(let commit) = $0 { commit } else { nil } },
      ClientState.ArrivingCommit.record),
    Case("send", .send))
}

extension ClientState.ArrivingCommit: JSONRecord {
  package static let record = Record(
    Self.init(id:parent:confirmationTag:retain:), Field("id", \.id, .name),
    Field("parent", \.parent, .name), Field("confirmation_tag", \.confirmationTag, .bytes),
    Field("retain", \.retain, .bool))
}

extension ClientState.EventResult: JSONRecord {
  package static let record = Record(
    choosing: Case(
      "epoch", Self.sent, { if case .sent(let epoch) = $0 { epoch } else { nil } },
      .key("epoch", .name)),
    Case(
      "current", { .state($1, refused: $0) },
      { if case .state(let state, let refused) = $0 { (refused, state) } else { nil } },
      .optional("error", .errorKind), ClientState.State.record))
}

extension ClientState.State: JSONRecord {
  package static let record = Record(
    Self.init(current:held:deleted:), Field("current", \.current, .name),
    Field("held", \.held, .list(.name), "in any order"),
    Field("deleted", \.deleted, .list(.name), "in any order"))
}
