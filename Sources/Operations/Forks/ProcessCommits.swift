package import JSONText

/// One member's life: the commits that reach it, in the order in which they do.
public enum ProcessCommits: CataloguedOperation {
  package static let name = "process_commits"

  /// How the member came into the group, and what happens to it.
  public struct Input: Equatable, Sendable {
    /// How the member came into the group.
    public var start: Start
    /// What happens, in order.
    public var events: [Event]

    /// A member's life.
    public init(start: Start, events: [Event]) {
      self.start = start
      self.events = events
    }
  }

  /// How a member came into the group.
  public enum Start: Equatable, Sendable {
    /// It founded the group with this epoch_secret, Nh bytes.
    case founded(epochSecret: [UInt8])
    /// It joined, and knows the epoch of these alone; the secrets are Nh bytes.
    case joined(joinerSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8])
  }

  /// The result of each event, at the event's place.
  public struct Output: Equatable, Sendable {
    /// One result an event.
    public var events: [EventResult]

    /// The results.
    public init(events: [EventResult]) { self.events = events }
  }
}

extension ProcessCommits.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    start = try ProcessCommits.Start(json: fields.value("start"), path: fields.path(of: "start"))
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try ProcessCommits.Event(json: value, path: path)
    }
  }

  package var json: JSONValue {
    ["start": start.json, "events": .array(events.map(\.json))]
  }
}

extension ProcessCommits.Start: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    if fields.contains("epoch_secret") {
      self = .founded(epochSecret: try fields.bytes("epoch_secret"))
    } else {
      self = .joined(
        joinerSecret: try fields.bytes("joiner_secret"),
        pskSecret: try fields.bytes("psk_secret"),
        groupContext: try fields.bytes("group_context"))
    }
  }

  package var json: JSONValue {
    switch self {
    case .founded(let epochSecret): ["epoch_secret": .hex(epochSecret)]
    case .joined(let joinerSecret, let pskSecret, let groupContext):
      [
        "joiner_secret": .hex(joinerSecret), "psk_secret": .hex(pskSecret),
        "group_context": .hex(groupContext),
      ]
    }
  }
}

extension ProcessCommits.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try ProcessCommits.EventResult(json: value, path: path)
    }
  }

  package var json: JSONValue { ["events": .array(events.map(\.json))] }
}
