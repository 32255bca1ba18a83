/// The servers of one group and what they do for their clients: section 6.1.1 of the draft.
///
/// The draft leaves the agreement algorithm out; first come, first served stands for it here.
package struct Federation: Sendable {
  /// A commit or another message on which the servers of a partition agreed.
  private struct Item: Sendable {
    let id: String
    /// Whether there was a netsplit when it was agreed upon, so that old states must be retained.
    let retain: Bool
  }

  /// What one server knows.
  private struct Server: Sendable {
    var agreed: String
    /// Places in `items`.
    var items: Set<Int> = []
  }

  private let clients: [FederationClient]
  private var network: ServerNetwork
  private var servers: [String: Server]
  /// In the order in which they were accepted anywhere.
  private var items: [Item] = []
  private var commits: EpochGraph<String, ConfirmationTag>

  /// Servers and their clients, all in one epoch.
  package init(network: ServerNetwork, clients: [FederationClient], epoch: String) {
    self.network = network
    self.clients = clients
    servers = Dictionary(uniqueKeysWithValues: network.servers.map { ($0, Server(agreed: epoch)) })
    commits = EpochGraph(root: epoch)
  }

  /// The partitions, by their first server; there is a netsplit while they are several.
  package var partitions: [FederationPartition] {
    network.partitions.map { partition in
      let known = items(of: partition)
      let lacking = network.servers.filter { !partition.contains($0) }
      let buffered = known.filter { item in
        lacking.contains { servers[$0]?.items.contains(item) == false }
      }
      return FederationPartition(
        servers: partition, agreed: agreed(in: partition),
        buffered: buffered.sorted().map { items[$0].id })
    }
  }

  /// Takes a link down.
  package mutating func cut(_ link: ServerNetwork.Link) { network.cut(link) }

  /// Brings a link up, after which each server that it joins delivers what it lacked.
  ///
  /// Where the partitions forked, agreement goes on from the fork whose first differing commit has
  /// the higher confirmation tag (R16).
  package mutating func heal(_ link: ServerNetwork.Link) -> [Delivery] {
    network.heal(link)
    var deliveries: [(item: Int, client: Int)] = []
    for partition in network.partitions {
      let agreed = agreed(in: partition)
      let known = items(of: partition)
      for name in partition {
        let lacked = known.subtracting(servers[name]?.items ?? [])
        servers[name] = Server(agreed: agreed, items: known)
        for client in clients.indices where clients[client].server == name {
          deliveries += lacked.map { ($0, client) }
        }
      }
    }
    return deliveries.sorted { $0 < $1 }.map { delivery(of: $0.item, to: $0.client) }
  }

  /// A client commits: its partition agrees on the commit and fans it out.
  /// - Throws: `DMLSError.staleEpoch` where the partition agrees on another epoch than `parent`.
  package mutating func commit(
    _ epoch: String, parent: String, confirmationTag: ConfirmationTag, by client: FederationClient
  ) throws(DMLSError) -> [Delivery] {
    let partition = network.partition(of: client.server)
    guard agreed(in: partition) == parent else { throw .staleEpoch }
    commits.add(epoch, parent: parent, commit: confirmationTag)
    for name in partition { servers[name]?.agreed = epoch }
    return fanOut(epoch, in: partition)
  }

  /// A client sends another message, which its partition fans out.
  package mutating func send(_ message: String, by client: FederationClient) -> [Delivery] {
    fanOut(message, in: network.partition(of: client.server))
  }

  private mutating func fanOut(_ id: String, in partition: [String]) -> [Delivery] {
    let item = items.count
    items.append(Item(id: id, retain: network.isSplit))
    for name in partition { servers[name]?.items.insert(item) }
    return clients.indices.filter { partition.contains(clients[$0].server) }
      .map { delivery(of: item, to: $0) }
  }

  private func delivery(of item: Int, to client: Int) -> Delivery {
    Delivery(client: clients[client].name, id: items[item].id, retain: items[item].retain)
  }

  /// The epoch on which the servers that reach each other agree.
  private func agreed(in partition: [String]) -> String {
    partition.compactMap { servers[$0]?.agreed }
      .reduce(commits.root) { commits.winner(of: $0, and: $1) }
  }

  /// What any of these servers has.
  private func items(of partition: [String]) -> Set<Int> {
    partition.reduce(into: []) { $0.formUnion(servers[$1]?.items ?? []) }
  }
}

/// A client of one of the servers of a federation, section 6.1 of the draft.
public struct FederationClient: Equatable, Sendable {
  /// The client's name.
  public var name: String
  /// The server that serves it.
  public var server: String

  /// A client of a server.
  public init(name: String, server: String) {
    self.name = name
    self.server = server
  }
}

/// Servers that can reach one another, and what they share, section 6.1.1 of the draft.
public struct FederationPartition: Equatable, Sendable {
  /// The servers, in the federation's order.
  public var servers: [String]
  /// The last epoch of the chain of commits on which they agree.
  public var agreed: String
  /// Commits and other messages that a server elsewhere lacks, in the order of acceptance.
  public var buffered: [String]

  /// A partition.
  public init(servers: [String], agreed: String, buffered: [String]) {
    self.servers = servers
    self.agreed = agreed
    self.buffered = buffered
  }
}

/// What a server fans out to one of its clients, section 6.1.1 of the draft.
public struct Delivery: Equatable, Sendable {
  /// The client's name.
  public var client: String
  /// The commit or message.
  public var id: String
  /// Whether the client is to retain the old commit state: set where there was a netsplit when the
  /// servers accepted the commit or message.
  public var retain: Bool

  /// A delivery.
  public init(client: String, id: String, retain: Bool) {
    self.client = client
    self.id = id
    self.retain = retain
  }
}
