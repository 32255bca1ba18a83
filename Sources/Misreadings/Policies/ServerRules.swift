import DMLS
import Operations

/// What servers can get wrong, section 6.1.1 of the draft.
enum ServerSlip: String, Slip {
  case needsDirectLinks = "servers-need-direct-links: Servers are connected by direct links alone."
  case longerWins = "servers-longer-fork-wins: After a netsplit the longer fork wins."
  case comparesHeads =
    "servers-compare-heads: After a netsplit the last commits' tags are compared."
  case lowerWins = "servers-lower-tag-wins: After a netsplit the lower tag wins."
  case dropsMessages = "servers-buffer-commits-only: Only commits are buffered in a netsplit."
  case dropsLosers = "servers-drop-losing-fork: Commits of a losing fork are not delivered."
  case deliversAgain =
    "servers-deliver-again: What a partition had already is delivered again on healing."
  case skipsSender = "servers-skip-sender: A message is not delivered to its sender."
  case deliversBackwards =
    "servers-deliver-newest-first: Buffered messages are delivered newest first."
  case retainsAtDelivery =
    "servers-retain-at-delivery: The flag retain tells of a netsplit at delivery."
  case retainsAlways = "servers-retain-always: The flag retain is always set."
  case retainsNever = "servers-retain-never: The flag retain is never set."
  case acceptsStale = "servers-accept-stale: A commit for an older epoch is agreed on too."
  case agreesAcross = "servers-agree-across: Agreement reaches across a netsplit."
  case deliversByClient =
    "servers-deliver-by-client: On healing one client gets all, and then the next one."
  case firstPartitionWins =
    "servers-first-partition-wins: After a netsplit the fork of the first server wins."
  case keepsOwnFork = "servers-keep-own-fork: After a netsplit each server keeps its fork."
  case retainsInSmallerPart =
    "servers-retain-in-smaller-part: The flag retain is set in the smaller part of a netsplit alone."
  case endsAlone =
    "servers-ends-alone: On healing only the two servers of the link deliver what they lacked."
  case forgetsBufferOnSecondCut =
    "servers-forget-on-second-cut: A netsplit in a netsplit empties the buffers."
}

extension Policies {
  /// What servers make of a trace, section 6.1.1 of the draft.
  func run(_ input: FederationTrace.Input) -> FederationTrace.Output {
    var state = FederationState(input, self)
    return FederationTrace.Output(events: input.events.map { state.result(of: $0) })
  }
}

/// Servers that may have misread their rules.
private struct FederationState {
  private struct Item {
    let id: String
    let retain: Bool
    let isCommit: Bool
    let sender: String
  }

  private let input: FederationTrace.Input
  private let policies: Policies
  private var network: ServerNetwork
  private var items: [Item] = []
  private var known: [String: Set<Int>]
  private var agreed: [String: String]
  private var forks: Forks

  private var rules: Set<ServerSlip> { policies.servers }

  init(_ input: FederationTrace.Input, _ policies: Policies) {
    self.input = input
    self.policies = policies
    network = ServerNetwork(
      servers: input.servers, links: input.links.map { ServerNetwork.Link($0.first, $0.second) })
    known = Dictionary(uniqueKeysWithValues: input.servers.map { ($0, []) })
    agreed = Dictionary(uniqueKeysWithValues: input.servers.map { ($0, input.epoch) })
    forks = Forks(root: input.epoch)
  }

  mutating func result(of event: FederationTrace.Event) -> FederationTrace.EventResult {
    var deliveries: [Delivery] = []
    var refused: ErrorKind?
    switch event {
    case .cut(let link):
      if rules.contains(.forgetsBufferOnSecondCut), isSplit { forgetBuffers() }
      network.cut(ServerNetwork.Link(link.first, link.second))
    case .heal(let link):
      network.heal(ServerNetwork.Link(link.first, link.second))
      deliveries = synchronised(after: link)
    case .message(let client, let id):
      deliveries = fanOut(id, isCommit: false, from: client)
    case .commit(let commit):
      let home = server(of: commit.client)
      guard rules.contains(.acceptsStale) || agreed[home] == commit.parent else {
        refused = .staleEpoch
        break
      }
      forks.add(commit.id, parent: commit.parent, commit: commit.confirmationTag)
      for server in rules.contains(.agreesAcross) ? input.servers : partition(of: home) {
        agreed[server] = commit.id
      }
      deliveries = fanOut(commit.id, isCommit: true, from: commit.client)
    }
    return FederationTrace.EventResult(
      partitions: partitions.map(shown), deliveries: deliveries, refused: refused)
  }

  private var isSplit: Bool { partitions.count > 1 }

  private func server(of client: String) -> String {
    input.clients.first { $0.name == client }?.server ?? ""
  }

  private func partition(of server: String) -> [String] {
    guard rules.contains(.needsDirectLinks) else { return network.partition(of: server) }
    return input.servers.filter { $0 == server || network.areLinked($0, server) }
  }

  private var partitions: [[String]] {
    var found: [[String]] = []
    for server in input.servers where !found.joined().contains(server) {
      found.append(partition(of: server).filter { !found.joined().contains($0) })
    }
    return found
  }

  /// What any of these servers has.
  private func items(of partition: [String]) -> Set<Int> {
    partition.reduce(into: []) { $0.formUnion(known[$1] ?? []) }
  }

  private func shown(_ partition: [String]) -> FederationPartition {
    let buffered = items(of: partition).sorted().filter { item in
      input.servers.contains { known[$0]?.contains(item) == false }
        && (items[item].isCommit || !rules.contains(.dropsMessages))
    }
    return FederationPartition(
      servers: partition, agreed: agreed[partition[0]] ?? "",
      buffered: buffered.map { items[$0].id })
  }

  private mutating func fanOut(_ id: String, isCommit: Bool, from client: String) -> [Delivery] {
    let partition = partition(of: server(of: client))
    let largest = partitions.map(\.count).max() ?? 0
    let isInLargest = rules.contains(.retainsInSmallerPart) && partition.count == largest
    items.append(
      Item(id: id, retain: isSplit && !isInLargest, isCommit: isCommit, sender: client))
    for server in partition { known[server]?.insert(items.count - 1) }
    return input.clients.filter { partition.contains($0.server) }
      .compactMap { delivery(of: items.count - 1, to: $0) }
  }

  private func delivery(of item: Int, to client: FederationClient) -> Delivery? {
    if rules.contains(.skipsSender), items[item].sender == client.name { return nil }
    let isSet = rules.contains(.retainsAtDelivery) ? isSplit : items[item].retain
    let retain =
      !rules.contains(.retainsNever) && (rules.contains(.retainsAlways) || isSet)
    return Delivery(client: client.name, id: items[item].id, retain: retain)
  }

  private mutating func forgetBuffers() {
    let all = items(of: input.servers)
    for server in input.servers { known[server] = all }
  }

  private mutating func synchronised(after link: FederationTrace.Link) -> [Delivery] {
    var all: [(item: Int, client: Int)] = []
    for partition in partitions {
      let had = items(of: partition)
      let heads = partition.compactMap { agreed[$0] }
      let winner = heads.dropFirst().reduce(heads[0], winner)
      for server in partition {
        if rules.contains(.endsAlone), ![link.first, link.second].contains(server) { continue }
        var lacked = had.subtracting(known[server] ?? [])
        if rules.contains(.deliversAgain), !lacked.isEmpty || known[server] != had { lacked = had }
        known[server] = had
        if !rules.contains(.keepsOwnFork) { agreed[server] = winner }
        if rules.contains(.dropsMessages) { lacked = lacked.filter { items[$0].isCommit } }
        if rules.contains(.dropsLosers) {
          let kept = Set(forks.path(to: winner))
          lacked = lacked.filter { !items[$0].isCommit || kept.contains(items[$0].id) }
        }
        for (index, client) in input.clients.enumerated() where client.server == server {
          all += lacked.map { ($0, index) }
        }
      }
    }
    let sorted = all.sorted {
      rules.contains(.deliversByClient) ? ($0.client, $0.item) < ($1.client, $1.item) : $0 < $1
    }
    return (rules.contains(.deliversBackwards) ? sorted.reversed() : sorted)
      .compactMap { delivery(of: $0.item, to: input.clients[$0.client]) }
  }

  private func winner(_ first: String, _ second: String) -> String {
    if rules.contains(.firstPartitionWins) { return first }
    let (left, right) = forks.parting(of: first, and: second)
    guard let left else { return second }
    guard let right else { return first }
    let lengths = (forks.path(to: first).count, forks.path(to: second).count)
    if rules.contains(.longerWins), lengths.0 != lengths.1 {
      return lengths.0 > lengths.1 ? first : second
    }
    let isFirst =
      rules.contains(.comparesHeads)
      ? policies.prefers(first, to: second, forks) : policies.prefers(left, to: right, forks)
    return isFirst != rules.contains(.lowerWins) ? first : second
  }
}
