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

  /// Runs the trace that belongs to a seed, and adds what happened to that of other traces.
  /// - Throws: `SimulationFault` at the first event after which something is wrong.
  package static func run(
    seed: UInt64, after others: SimulationTally = SimulationTally()
  ) throws(SimulationFault) -> SimulationTally {
    var simulation = Simulation(seed: seed)
    simulation.tally = others
    simulation.tally.traces += 1
    while let event = simulation.nextEvent() {
      simulation.trace.events.append(event)
      try simulation.deliver(simulation.perform(event))
      simulation.partitions = simulation.federation.partitions
      try simulation.check()
    }
    try simulation.checkEnd()
    return simulation.tally
  }

  private init(seed: UInt64) {
    self.seed = seed
    script = TraceScript(seed: seed)
    trace = script.federation
    federation = Federation(
      network: ServerNetwork(servers: trace.servers, links: trace.links.map { Self.link($0) }),
      clients: trace.clients, epoch: trace.epoch)
    clients = trace.clients.map { [epoch = trace.epoch] in
      SimulatedClient(identity: $0, state: Client(epoch: epoch))
    }
    books = Bookkeeper(trace)
    partitions = federation.partitions
  }

  private mutating func nextEvent() -> FederationTrace.Event? {
    script.next(
      agreed: { [partitions, first = trace.epoch] client in
        partitions.first { $0.servers.contains(client.server) }?.agreed ?? first
      }, epochs: [trace.epoch] + books.accepted + ["never"])
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
      if let parent = commit?.0, parent != trace.epoch, !clients[index].received.contains(parent) {
        throw fault("\(delivery.id) reaches \(delivery.client) before its parent")
      }
      guard clients[index].received.insert(delivery.id).inserted else {
        throw fault("\(delivery.id) is delivered to \(delivery.client) a second time")
      }
      if let (parent, tag) = commit { try process(delivery, parent, tag, byClient: index) }
    }
  }

  /// A client processes a commit with its parent and tag.
  private mutating func process(
    _ delivery: Delivery, _ parent: String, _ tag: ConfirmationTag, byClient index: Int
  ) throws(SimulationFault) {
    let before = clients[index].state.current
    let deleted: Set<String>
    do throws(DMLSError) {
      deleted = try clients[index].state.process(
        delivery.id, parent: parent, confirmationTag: tag, retain: delivery.retain)
    } catch .unknownEpoch {
      tally.lostForks += 1
      return
    } catch {
      throw fault("\(delivery.client) refuses \(delivery.id): \(error)")
    }
    if clients[index].state.current == delivery.id {
      tally.wonForks += before == parent ? 0 : 1
    } else if deleted == [delivery.id] {
      tally.lostForks += 1
    } else {
      throw fault("a losing commit deleted \(deleted)")
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

  /// Checks what must hold after each event.
  mutating func check() throws(SimulationFault) {
    tally.events += 1
    tally.eventsInNetsplits += partitions.count > 1 ? 1 : 0
    tally.mostPartitions = max(tally.mostPartitions, partitions.count)
    guard partitions.map(\.servers) == books.partitions else { throw fault("wrong partitions") }
    for partition in partitions {
      guard let server = partition.servers.first else { throw fault("an empty partition") }
      guard partition.agreed == books.winner(at: server) else {
        throw fault("\(server) agrees on \(partition.agreed), not \(books.winner(at: server))")
      }
      guard partition.buffered == books.buffered(at: server) else {
        throw fault("\(server) buffers \(partition.buffered)")
      }
      for client in clients where partition.servers.contains(client.identity.server) {
        try check(client, in: partition, isSplit: partitions.count > 1)
      }
    }
  }

  private func check(
    _ client: SimulatedClient, in partition: FederationPartition, isSplit: Bool
  ) throws(SimulationFault) {
    let (name, state) = (client.identity.name, client.state)
    guard state.current == partition.agreed else {
      throw fault("\(name) is in \(state.current), its servers in \(partition.agreed)")
    }
    guard state.held.contains(state.current),
      state.held.allSatisfy({ books.lies($0, upTo: state.current) })
    else { throw fault("\(name) holds more than one fork: \(state.held.sorted())") }
    if case .commit(let commit)? = trace.events.last, commit.id == partition.agreed, !isSplit {
      guard state.held == [state.current] else {
        throw fault("\(name) still holds \(state.held.sorted())")
      }
    }
  }

  /// Checks what must hold after the last event, when every link is up.
  func checkEnd() throws(SimulationFault) {
    guard partitions.count == 1 else { throw fault("\(partitions.count) partitions are left") }
    guard partitions[0].buffered.isEmpty else {
      throw fault("\(partitions[0].buffered) are still buffered")
    }
    for client in clients where client.received != Set(books.accepted) {
      let lacking = books.accepted.filter { !client.received.contains($0) }
      throw fault("\(client.identity.name) never got \(lacking)")
    }
  }
}

/// A client that processes what its server fans out, and remembers all of it.
struct SimulatedClient {
  let identity: FederationClient
  var state: Client
  /// All that was delivered to it.
  var received: Set<String> = []
}
