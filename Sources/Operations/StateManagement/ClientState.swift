package import JSONText

/// The epochs that a client holds while commits come: section 6.1.2 of the draft.
public enum ClientState: CataloguedOperation {
  package static let name = "client_state"

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
}

extension ClientState.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    epoch = try fields.string("epoch")
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try ClientState.Event(json: value, path: path)
    }
  }

  package var json: JSONValue {
    ["epoch": .string(epoch), "events": .array(events.map(\.json))]
  }
}

extension ClientState.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try ClientState.EventResult(json: value, path: path)
    }
  }

  package var json: JSONValue { ["events": .array(events.map(\.json))] }
}
