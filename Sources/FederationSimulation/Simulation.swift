import DMLS
import Operations

/// One random trace of a federation with the clients behind it, watched at each event.
///
/// What is watched is what section 6.1 of the draft is for: servers that reach each other agree,
/// everything reaches every client once, and when all links are up again all clients are on one
/// fork.
package struct Simulation {
  private let seed: UInt64
  private var script: TraceScript
  private(set) var trace: FederationTrace.Input
  private(set) var federation: Federation
  private(set) var clients: [SimulatedClient]
  private(set) var books: Bookkeeper
  private(set) var partitions: [FederationPartition]
  private var tags: [String: ConfirmationTag] = [:]
  var tally = SimulationTally()

  /// Runs the trace that belongs to a seed.
  /// - Throws: `SimulationFault` at the first event after which something is wrong.
  package static func run(seed: UInt64) throws(SimulationFault) -> SimulationTally {
    var simulation = Simulation(seed: seed)
    try simulation.run()
    return simulation.tally
  }

  private init(seed: UInt64) {
    self.seed = seed
    script = TraceScript(seed: seed)
    trace = script.federation
    federation = Federation(
      network: ServerNetwork(servers: trace.servers, links: trace.links.map { Self.link($0) }),
      clients: trace.clients, epoch: trace.epoch)
    let epoch = trace.epoch
    clients = trace.clients.map { SimulatedClient($0, epoch: epoch) }
    books = Bookkeeper(trace)
    partitions = federation.partitions
  }

  private mutating func run() throws(SimulationFault) {
    tally.traces = 1
    while let event = nextEvent() {
      trace.events.append(event)
      let deliveries = try perform(event)
      try deliver(deliveries)
      partitions = federation.partitions
      try check()
    }
    try checkEnd()
  }

  private mutating func nextEvent() -> FederationTrace.Event? {
    let (partitions, first) = (partitions, trace.epoch)
    return script.next(
      agreed: { client in
        partitions.first { $0.servers.contains(client.server) }?.agreed ?? first
      }, epochs: [first] + books.accepted + ["never"])
  }

  private mutating func perform(
    _ event: FederationTrace.Event
  ) throws(SimulationFault) -> [Delivery] {
    switch event {
    case .cut(let link):
      federation.cut(Self.link(link))
      books.cut(link)
      return []
    case .heal(let link):
      books.heal(link)
      return federation.heal(Self.link(link))
    case .message(let name, let id):
      let client = try client(name)
      books.accept(id, at: client.server)
      return federation.send(id, by: client)
    case .commit(let commit): return try perform(commit)
    }
  }

  private mutating func perform(
    _ commit: FederationTrace.SentCommit
  ) throws(SimulationFault) -> [Delivery] {
    let client = try client(commit.client)
    let isCurrent = books.winner(at: client.server) == commit.parent
    let tag = ConfirmationTag(commit.confirmationTag)
    let deliveries: [Delivery]
    do throws(DMLSError) {
      deliveries = try federation.commit(
        commit.id, parent: commit.parent, confirmationTag: tag, by: client)
    } catch {
      guard error == .staleEpoch, !isCurrent else { throw fault("it is refused: \(error)") }
      tally.staleCommits += 1
      return []
    }
    guard isCurrent else { throw fault("a stale commit is accepted") }
    tags[commit.id] = tag
    books.accept(commit, at: client.server)
    tally.commits += 1
    return deliveries
  }

  private mutating func deliver(_ deliveries: [Delivery]) throws(SimulationFault) {
    tally.deliveries += deliveries.count
    for delivery in deliveries {
      guard let index = clients.firstIndex(where: { $0.identity.name == delivery.client }) else {
        throw fault("a delivery to \(delivery.client), who is not there")
      }
      let tag = tags[delivery.id]
      let commit = books.parents[delivery.id].flatMap { parent in tag.map { (parent, $0) } }
      if let parent = commit?.0, parent != trace.epoch,
        !clients[index].received.contains(parent)
      {
        throw fault("\(delivery.id) reaches \(delivery.client) before its parent")
      }
      switch clients[index].receive(delivery, commit: commit) {
      case .ordinary: break
      case .wonFork: tally.wonForks += 1
      case .lostFork: tally.lostForks += 1
      case .fault(let reason): throw fault(reason)
      }
    }
  }

  private func client(_ name: String) throws(SimulationFault) -> FederationClient {
    guard let client = trace.clients.first(where: { $0.name == name }) else {
      throw fault("there is no client \(name)")
    }
    return client
  }

  func fault(_ reason: String) -> SimulationFault {
    SimulationFault(seed: seed, reason: reason, trace: trace)
  }

  private static func link(_ link: FederationTrace.Link) -> ServerNetwork.Link {
    ServerNetwork.Link(link.first, link.second)
  }
}
