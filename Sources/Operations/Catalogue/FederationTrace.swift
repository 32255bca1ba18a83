public import DMLS
package import JSONText

/// What the servers of a federation agree on, buffer and deliver: section 6.1.1 of the draft.
public enum FederationTrace: CataloguedOperation {
  package static let name = "federation"
  package static let summary = "Servers that netsplits part"
  package static var function: FunctionPath<Self> { \.federation }

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

  /// A link between two servers, a JSON array of their names.
  public struct Link: Equatable, Sendable {
    /// The server named first.
    public var first: String
    /// The server named second.
    public var second: String

    /// The link between two servers.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  /// One event.
  public enum Event: Equatable, Sendable {
    /// A link goes down.
    case cut(Link)
    /// A link comes up again.
    case heal(Link)
    /// A client sends a commit.
    case commit(SentCommit)
    /// A client sends another message of this name.
    case message(client: String, id: String)
  }

  /// A commit that a client sends.
  public struct SentCommit: Equatable, Sendable {
    /// The client.
    public var client: String
    /// The commit's name, and that of the epoch it makes.
    public var id: String
    /// The epoch in which it is sent.
    public var parent: String
    /// Its confirmation_tag.
    public var confirmationTag: [UInt8]

    /// A commit that a client sends.
    public init(client: String, id: String, parent: String, confirmationTag: [UInt8]) {
      self.client = client
      self.id = id
      self.parent = parent
      self.confirmationTag = confirmationTag
    }
  }

  /// The result of one event.
  public struct EventResult: Equatable, Sendable {
    /// The partitions after it, by their first server.
    public var partitions: [FederationPartition]
    /// What the servers fanned out, in order.
    public var deliveries: [Delivery]
    /// Why a commit was refused; nil otherwise.
    public var refused: ErrorKind?

    /// A result.
    public init(
      partitions: [FederationPartition], deliveries: [Delivery], refused: ErrorKind? = nil
    ) {
      self.partitions = partitions
      self.deliveries = deliveries
      self.refused = refused
    }
  }
}

extension FederationTrace.Input: JSONRecord {
  package static let record = Record(
    Self.init(servers:links:clients:epoch:events:), Field("servers", \.servers, .list(.name)),
    Field("links", \.links, .list(.link)), Field("clients", \.clients, .list(.record)),
    Field("epoch", \.epoch, .name),
    Field("events", \.events, .list(.record), "what happens, in order"))
}

extension FederationTrace.Output: JSONRecord {
  package static let record = Record(
    Self.init(events:),
    Field("events", \.events, .list(.record), "one result an event, at the same place"))
}

extension FederationTrace.Event: JSONRecord {
  package static let record = Record(
    by: "do",
    choosing: Case(
      "cut", Self.cut, { if case .cut(let link) = $0 { link } else { nil } },
      .key("link", .link)),
    Case(
      "heal", Self.heal, { if case .heal(let link) = $0 { link } else { nil } },
      .key("link", .link)),
    Case(
      "commit", Self.commit, { if case .commit(let commit) = $0 { commit } else { nil } },
      FederationTrace.SentCommit.record),
    Case(
      "message", Self.message,
      { if case .message(let client, let id) = $0 { (client, id) } else { nil } },
      .key("client", .name), .key("id", .name)))
}

extension FederationTrace.SentCommit: JSONRecord {
  package static let record = Record(
    Self.init(client:id:parent:confirmationTag:), Field("client", \.client, .name),
    Field("id", \.id, .name), Field("parent", \.parent, .name),
    Field("confirmation_tag", \.confirmationTag, .bytes))
}

extension FederationTrace.EventResult: JSONRecord {
  package static let record = Record(
    { Self(partitions: $1, deliveries: $2, refused: $0) },
    Field(optional: "error", \.refused, .errorKind),
    Field("partitions", \.partitions, .list(.record)),
    Field("deliveries", \.deliveries, .list(.record)))
}

extension Shape<FederationTrace.Link> {
  /// An array of two servers.
  fileprivate static var link: Shape {
    Shape(
      .exactly(2, .name),
      read: { (json, path) throws(JSONError) in
        let ends = try json.elements(path: path)
        guard ends.count == 2 else {
          throw .badValue(path: path, expected: "two servers", found: "\(ends.count)")
        }
        let server = Shape<String>.name
        return FederationTrace.Link(
          try server.read(ends[0], "\(path)[0]"), try server.read(ends[1], "\(path)[1]"))
      }, write: { .strings([$0.first, $0.second]) })
  }
}

extension FederationClient: JSONRecord {
  package static let record = Record(
    Self.init(name:server:), Field("name", \.name, .name), Field("server", \.server, .name))
}

extension FederationPartition: JSONRecord {
  package static let record = Record(
    Self.init(servers:agreed:buffered:), Field("servers", \.servers, .list(.name)),
    Field("agreed", \.agreed, .name), Field("buffered", \.buffered, .list(.name)))
}

extension Delivery: JSONRecord {
  package static let record = Record(
    Self.init(client:id:retain:), Field("client", \.client, .name), Field("id", \.id, .name),
    Field("retain", \.retain, .bool))
}
