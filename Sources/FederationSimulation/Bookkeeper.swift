import DMLS
import Operations

/// Keeps in the plainest way what a federation must agree on, know and buffer.
struct Bookkeeper {
  /// The ids of accepted commits and messages, in order.
  private(set) var accepted: [String] = []
  /// The parents of accepted commits.
  private(set) var parents: [String: String] = [:]
  /// The partitions, by their first servers.
  private(set) var partitions: [[String]] = []
  private let servers: [String]
  private let first: String
  private var up: [FederationTrace.Link]
  private var known: [String: Set<String>] = [:]
  /// The tags on the way from the first epoch.
  private var paths: [String: [[UInt8]]]

  /// Starts the books of a federation.
  init(_ federation: FederationTrace.Input) {
    servers = federation.servers
    first = federation.epoch
    up = federation.links
    paths = [federation.epoch: []]
    joinServers()
  }

  /// Finds the partitions: what a link joins is one, until nothing changes.
  private mutating func joinServers() {
    var numbers = Array(servers.indices)
    for _ in servers {
      for link in up {
        let ends = servers.indices.filter { [link.first, link.second].contains(servers[$0]) }
          .map { numbers[$0] }
        for index in servers.indices where ends.contains(numbers[index]) {
          numbers[index] = ends.min() ?? index
        }
      }
    }
    partitions = servers.indices.map { number in
      servers.indices.filter { numbers[$0] == number }.map { servers[$0] }
    }.filter { !$0.isEmpty }
  }

  /// A link goes down.
  mutating func cut(_ link: FederationTrace.Link) {
    up.removeAll { $0 == link }
    joinServers()
  }

  /// A link comes up: servers that reach each other know the same.
  mutating func heal(_ link: FederationTrace.Link) {
    up.append(link)
    joinServers()
    for partition in partitions {
      let all = partition.reduce(into: Set<String>()) { $0.formUnion(known[$1] ?? []) }
      for server in partition { known[server] = all }
    }
  }

  /// A commit is accepted at a server.
  mutating func accept(_ commit: FederationTrace.SentCommit, at server: String) {
    parents[commit.id] = commit.parent
    paths[commit.id] = (paths[commit.parent] ?? []) + [commit.confirmationTag]
    accept(commit.id, at: server)
  }

  /// A message is accepted at a server.
  mutating func accept(_ id: String, at server: String) {
    accepted.append(id)
    for partition in partitions where partition.contains(server) {
      for other in partition { known[other, default: []].insert(id) }
    }
  }

  /// What a server knows and some server lacks, in the order of acceptance.
  func buffered(at server: String) -> [String] {
    accepted.filter { id in
      known[server]?.contains(id) == true && servers.contains { known[$0]?.contains(id) != true }
    }
  }

  /// The head of the winning fork of all that a server knows: the highest sequence of tags, read
  /// like a word in a dictionary.
  func winner(at server: String) -> String {
    (known[server] ?? []).filter { parents[$0] != nil }.reduce(first) { best, next in
      let (left, right) = (paths[best] ?? [], paths[next] ?? [])
      let isHigher = left.lexicographicallyPrecedes(right) { $0.lexicographicallyPrecedes($1) }
      return isHigher ? next : best
    }
  }

  /// Whether an epoch is another one or lies before it.
  func lies(_ epoch: String, upTo last: String) -> Bool {
    var one: String? = last
    while let current = one {
      if current == epoch { return true }
      one = parents[current]
    }
    return false
  }
}
