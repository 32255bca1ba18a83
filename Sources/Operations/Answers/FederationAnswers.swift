package import DMLS

extension FederationTrace {
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

extension FederationTrace.Input {
  /// Refuses names of servers and clients that are used twice, and servers that are not there.
  fileprivate func checkServers() throws(DMLSError) {
    var names: Set<String> = []
    for (index, server) in servers.enumerated() where !names.insert(server).inserted {
      throw .contradiction(
        "servers[\(index)]: \"\(server)\" is used before")
    }
    for (index, link) in links.enumerated() {
      for server in [link.first, link.second] {
        try check(server, at: "links[\(index)]")
      }
      guard link.first != link.second else {
        throw .contradiction(
          "links[\(index)]: both ends are \"\(link.first)\"")
      }
    }
    names = []
    for (index, client) in clients.enumerated() {
      guard names.insert(client.name).inserted else {
        throw .contradiction(
          "clients[\(index)].name: \"\(client.name)\" is used before")
      }
      try check(client.server, at: "clients[\(index)].server")
    }
  }

  private func check(_ server: String, at place: String) throws(DMLSError) {
    _ = try TraceChecks.find(servers.first { $0 == server }, "server", server, at: place)
  }

  fileprivate func client(
    _ name: String, at place: String
  ) throws(DMLSError) -> FederationClient {
    try TraceChecks.find(
      clients.first { $0.name == name }, "client", name, at: "\(place).client")
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
