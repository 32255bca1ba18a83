public import DMLS
public import JSONText

/// What the servers of a federation agree on, buffer and deliver: section 6.1.1 of the draft.
public enum FederationTrace: CataloguedOperation {
  package static let name = "federation"
  package static let summary = "Servers that netsplits part"

  /// A federation and what happens in it.
  public struct Input: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init(servers:links:clients:epoch:events:), Field("servers", \.servers, .list(.name)),
      Field("links", \.links, .list(.link)), Field("clients", \.clients, .list(.record)),
      Field("epoch", \.epoch, .name),
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
  public enum Event: Equatable, JSONRecord, Sendable {
    /// A link goes down.
    case cut(Link)
    /// A link comes up again.
    case heal(Link)
    /// A client sends a commit.
    case commit(SentCommit)
    /// A client sends another message of this name.
    case message(client: String, id: String)

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

  /// A commit that a client sends.
  public struct SentCommit: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      Self.init(client:id:parent:confirmationTag:), Field("client", \.client, .name),
      Field("id", \.id, .name), Field("parent", \.parent, .name),
      Field("confirmation_tag", \.confirmationTag, .bytes))
  }

  /// The result of one event.
  public struct EventResult: Equatable, JSONRecord, Sendable {
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

    package static let record = Record(
      { Self(partitions: $1, deliveries: $2, refused: $0) },
      Field(optional: "error", \.refused, .errorKind),
      Field("partitions", \.partitions, .list(.record)),
      Field("deliveries", \.deliveries, .list(.record)))
  }

  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try input.checkServers()
    var checks = TraceChecks(epoch: input.epoch)
    let network = ServerNetwork(
      servers: input.servers, links: input.links.map { ServerNetwork.Link($0.first, $0.second) })
    var federation = Federation(network: network, clients: input.clients, epoch: input.epoch)
    var results: [FederationTrace.EventResult] = []
    for (index, event) in input.events.enumerated() {
      let place = "events[\(index)]"
      var deliveries: [Delivery] = []
      var refused: ErrorKind?
      switch event {
      case .cut(let link):
        federation.cut(try input.known(link, at: place))
      case .heal(let link):
        deliveries = federation.heal(try input.known(link, at: place))
      case .message(let name, let id):
        try checks.take(id, at: place)
        deliveries = federation.send(id, by: try input.client(name, at: place))
      case .commit(let commit):
        try checks.take(commit.id, at: place)
        try checks.take(
          tag: commit.confirmationTag, of: commit.id, parent: commit.parent, at: place)
        let client = try input.client(commit.client, at: place)
        do throws(DMLSError) {
          deliveries = try federation.commit(
            commit.id, parent: commit.parent,
            confirmationTag: ConfirmationTag(commit.confirmationTag), by: client)
        } catch {
          refused = ErrorKind(error)
        }
      }
      results.append(
        FederationTrace.EventResult(
          partitions: federation.partitions, deliveries: deliveries, refused: refused))
    }
    return Answered(FederationTrace.Output(events: results))
  }
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

extension FederationTrace.Input {
  /// Refuses names of servers and clients that are used twice, and servers that are not there.
  fileprivate func checkServers() throws(DMLSError) {
    var names: Set<String> = []
    for (index, server) in servers.enumerated() where !names.insert(server).inserted {
      throw .contradiction("servers[\(index)]: \"\(server)\" is used before")
    }
    for (index, link) in links.enumerated() {
      for server in [link.first, link.second] {
        try check(server, at: "links[\(index)]")
      }
      guard link.first != link.second else {
        throw .contradiction("links[\(index)]: both ends are \"\(link.first)\"")
      }
    }
    names = []
    for (index, client) in clients.enumerated() {
      guard names.insert(client.name).inserted else {
        throw .contradiction("clients[\(index)].name: \"\(client.name)\" is used before")
      }
      try check(client.server, at: "clients[\(index)].server")
    }
  }

  private func check(_ server: String, at place: String) throws(DMLSError) {
    _ = try TraceChecks.find(servers.first { $0 == server }, "server", server, at: place)
  }

  fileprivate func client(_ name: String, at place: String) throws(DMLSError) -> FederationClient {
    try TraceChecks.find(clients.first { $0.name == name }, "client", name, at: "\(place).client")
  }

  fileprivate func known(
    _ link: FederationTrace.Link, at place: String
  ) throws(DMLSError) -> ServerNetwork.Link {
    let sought = ServerNetwork.Link(link.first, link.second)
    return try TraceChecks.find(
      links.lazy.map { ServerNetwork.Link($0.first, $0.second) }.first { $0 == sought },
      "link", "\(link.first)-\(link.second)", at: "\(place).link")
  }
}
