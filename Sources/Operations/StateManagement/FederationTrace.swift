public import DMLS
package import JSONText

/// What the servers of a federation agree on, buffer and deliver: section 6.1.1 of the draft.
public enum FederationTrace: CataloguedOperation {
  package static let name = "federation"

  /// A federation and what happens in it.
  public struct Input: Equatable, Sendable {
    /// The servers.
    public var servers: [String]
    /// The links between them, all up at first.
    public var links: [Link]
    /// The clients of the group.
    public var clients: [FederationClient]
    /// The epoch in which all are at first.
    public var epoch: String
    /// What happens, in order.
    public var events: [Event]

    /// A federation and what happens in it.
    public init(
      servers: [String], links: [Link], clients: [FederationClient], epoch: String, events: [Event]
    ) {
      self.servers = servers
      self.links = links
      self.clients = clients
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

extension FederationTrace.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    servers = try fields.strings("servers")
    links = try fields.array("links") { (value, path) throws(JSONError) in
      try FederationTrace.Link(json: value, path: path)
    }
    clients = try fields.array("clients") { (value, path) throws(JSONError) in
      try FederationClient(json: value, path: path)
    }
    epoch = try fields.string("epoch")
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try FederationTrace.Event(json: value, path: path)
    }
  }

  package var json: JSONValue {
    [
      "servers": .strings(servers), "links": .array(links.map(\.json)),
      "clients": .array(clients.map(\.json)), "epoch": .string(epoch),
      "events": .array(events.map(\.json)),
    ]
  }
}

extension FederationTrace.Output: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    events = try fields.array("events") { (value, path) throws(JSONError) in
      try FederationTrace.EventResult(json: value, path: path)
    }
  }

  package var json: JSONValue { ["events": .array(events.map(\.json))] }
}
