package import JSONText

extension ClientState {
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

extension ClientState.EventResult: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    if fields.contains("epoch") {
      self = .sent(epoch: try fields.string("epoch"))
    } else {
      let refused = fields.contains("error") ? try fields.errorKind("error") : nil
      self = .state(
        ClientState.State(
          current: try fields.string("current"), held: try fields.strings("held"),
          deleted: try fields.strings("deleted")),
        refused: refused)
    }
  }

  package var json: JSONValue {
    switch self {
    case .state(let state, let refused):
      .object(
        (refused.map { [JSONMember("error", .string($0.rawValue))] } ?? [])
          + [
            JSONMember("current", .string(state.current)),
            JSONMember("held", .strings(state.held)),
            JSONMember("deleted", .strings(state.deleted)),
          ])
    case .sent(let epoch): ["epoch": .string(epoch)]
    }
  }
}
