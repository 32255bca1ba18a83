/// The servers of a federation and the links between them: section 6.1.1 of the draft.
package struct ServerNetwork: Sendable {
  /// A link between two servers, the same in both directions.
  package struct Link: Hashable, Sendable {
    private let first: String
    private let second: String

    /// The link between two servers.
    package init(_ one: String, _ other: String) {
      first = min(one, other)
      second = max(one, other)
    }

    /// The server at the other end; nil where the given one is at neither.
    func end(oppositeTo server: String) -> String? {
      if server == first { return second }
      return server == second ? first : nil
    }
  }

  /// The servers.
  package let servers: [String]
  private var up: Set<Link>

  /// Servers with links that are all up.
  package init(servers: [String], links: [Link]) {
    self.servers = servers
    up = Set(links)
  }

  /// The servers that reach each other, directly or with others as forwarding proxies, by the
  /// first of them.
  package var partitions: [[String]] {
    var found: Set<String> = []
    return servers.compactMap { first in
      guard !found.contains(first) else { return nil }
      let partition = partition(of: first)
      found.formUnion(partition)
      return partition
    }
  }

  /// The servers that reach this one, itself among them.
  package func partition(of server: String) -> [String] {
    var reached: Set<String> = [server]
    var next = [server]
    while let one = next.popLast() {
      for link in up {
        if let other = link.end(oppositeTo: one), reached.insert(other).inserted {
          next.append(other)
        }
      }
    }
    return servers.filter { reached.contains($0) }
  }

  /// Whether there is a netsplit.
  package var isSplit: Bool {
    servers.first.map { partition(of: $0).count < servers.count } ?? false
  }

  /// Whether there is a link between two servers and it is up.
  package func areLinked(_ one: String, _ other: String) -> Bool { up.contains(Link(one, other)) }

  /// Takes a link down.
  package mutating func cut(_ link: Link) { up.remove(link) }

  /// Brings a link up.
  package mutating func heal(_ link: Link) { up.insert(link) }
}
