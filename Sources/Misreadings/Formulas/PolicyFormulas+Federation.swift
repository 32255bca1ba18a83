import DMLS
import Operations

extension PolicyFormulas {
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
    let home: String
  }

  private let input: FederationTrace.Input
  private let policy: PolicyFormulas
  private var down: [FederationTrace.Link] = []
  private var items: [Item] = []
  private var known: [String: Set<Int>]
  private var agreed: [String: String]
  private var commits: [ForkChoice.ForkCommit] = []

  private var rules: FederationPolicy { policy.federation }

  init(_ input: FederationTrace.Input, _ policy: PolicyFormulas) {
    self.input = input
    self.policy = policy
    known = Dictionary(uniqueKeysWithValues: input.servers.map { ($0, []) })
    agreed = Dictionary(uniqueKeysWithValues: input.servers.map { ($0, input.epoch) })
  }

  mutating func result(of event: FederationTrace.Event) -> FederationTrace.EventResult {
    var deliveries: [Delivery] = []
    var refused: ErrorKind?
    switch event {
    case .cut(let link):
      if rules.forgetsBufferOnSecondCut, isSplit { forgetBuffers() }
      down.append(link)
    case .heal(let link):
      down = down.filter { !isSame($0, link) }
      deliveries = synchronised()
    case .message(let client, let id):
      deliveries = fanOut(id, isCommit: false, from: client)
    case .commit(let commit):
      let home = server(of: commit.client)
      guard rules.acceptsStale || agreed[home] == commit.parent else {
        refused = .staleEpoch
        break
      }
      commits.append(
        ForkChoice.ForkCommit(
          id: commit.id, parent: commit.parent, confirmationTag: commit.confirmationTag))
      for server in rules.agreesAcross ? input.servers : partition(of: home) {
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

  private func isSame(_ one: FederationTrace.Link, _ other: FederationTrace.Link) -> Bool {
    Set([one.first, one.second]) == Set([other.first, other.second])
  }

  private func neighbours(of server: String) -> [String] {
    input.links.filter { link in !down.contains { isSame($0, link) } }.compactMap { link in
      if link.first == server { return link.second }
      return link.second == server ? link.first : nil
    }
  }

  private func partition(of server: String) -> [String] {
    var reached: Set<String> = [server]
    var next = [server]
    while let one = next.popLast() {
      for other in neighbours(of: one) where reached.insert(other).inserted {
        if !rules.needsDirectLinks { next.append(other) }
      }
    }
    return input.servers.filter { reached.contains($0) }
  }

  private var partitions: [[String]] {
    var found: [[String]] = []
    for server in input.servers where !found.contains(where: { $0.contains(server) }) {
      found.append(partition(of: server).filter { one in !found.contains { $0.contains(one) } })
    }
    return found
  }

  private func shown(_ partition: [String]) -> FederationPartition {
    let had = partition.reduce(into: Set<Int>()) { $0.formUnion(known[$1] ?? []) }
    let buffered = had.sorted().filter { item in
      input.servers.contains { known[$0]?.contains(item) == false }
    }
    return FederationPartition(
      servers: partition, agreed: agreed[partition[0]] ?? "",
      buffered: buffered.filter { !rules.dropsMessages || items[$0].isCommit }.map { items[$0].id })
  }

  private mutating func fanOut(_ id: String, isCommit: Bool, from client: String) -> [Delivery] {
    let home = server(of: client)
    items.append(
      Item(id: id, retain: isSplit, isCommit: isCommit, sender: client, home: home))
    let partition = partition(of: home)
    for server in partition { known[server]?.insert(items.count - 1) }
    return input.clients.filter { partition.contains($0.server) }
      .compactMap { delivery(of: items.count - 1, to: $0) }
  }

  private func delivery(of item: Int, to client: FederationClient) -> Delivery? {
    if !rules.deliversToSender, items[item].sender == client.name { return nil }
    let retain =
      switch rules.retain {
      case .atAcceptance: items[item].retain
      case .atDelivery: isSplit
      case .always: true
      case .never: false
      }
    return Delivery(client: client.name, id: items[item].id, retain: retain)
  }

  private mutating func forgetBuffers() {
    let all = known.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    for server in input.servers { known[server] = all }
  }

  private mutating func synchronised() -> [Delivery] {
    var all: [(item: Int, client: Int)] = []
    for partition in partitions {
      let had = partition.reduce(into: Set<Int>()) { $0.formUnion(known[$1] ?? []) }
      let winner = winner(of: partition.compactMap { agreed[$0] })
      for server in partition {
        var lacked = had.subtracting(known[server] ?? [])
        if rules.deliversAgain, !lacked.isEmpty || known[server] != had { lacked = had }
        known[server] = had
        agreed[server] = winner
        if rules.dropsMessages { lacked = lacked.filter { items[$0].isCommit } }
        if rules.dropsLosers {
          let kept = Set(policy.path(to: winner, commits).map(\.id))
          lacked = lacked.filter { !items[$0].isCommit || kept.contains(items[$0].id) }
        }
        for (index, client) in input.clients.enumerated() where client.server == server {
          all += lacked.map { ($0, index) }
        }
      }
    }
    let sorted = all.sorted { ($0.item, $0.client) < ($1.item, $1.client) }
    return (rules.deliversBackwards ? sorted.reversed() : sorted)
      .compactMap { delivery(of: $0.item, to: input.clients[$0.client]) }
  }

  private func winner(of heads: [String]) -> String {
    heads.dropFirst().reduce(heads[0]) { first, second in
      let left = policy.path(to: first, commits)
      let right = policy.path(to: second, commits)
      let shared = zip(left, right).prefix { $0.id == $1.id }.count
      guard shared < left.count else { return second }
      guard shared < right.count else { return first }
      if rules.longerWins, left.count != right.count {
        return left.count > right.count ? first : second
      }
      let (one, other) =
        rules.comparesHeads
        ? (left[left.count - 1], right[right.count - 1]) : (left[shared], right[shared])
      let isHigher = policy.isHigher(one.confirmationTag, other.confirmationTag)
      return isHigher != rules.lowerWins ? first : second
    }
  }
}
