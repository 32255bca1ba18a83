import DMLS
import MessageCorpus
import Operations

/// Decides what happens in one random trace; the same seed always decides the same.
struct TraceScript {
  /// Few values, so that tags often share their first bytes and differ in the sign bit.
  private static let tagBytes: [UInt8] = [0x00, 0x7F, 0x80, 0xFF]
  private static let mostServers = 6
  private static let mostClientsOfServer = 2

  /// The federation, which its links connect.
  let federation: FederationTrace.Input
  private var random: SplitMix64
  private var left: Int
  private var healing: [FederationTrace.Link]
  private var made = 0

  /// The trace that belongs to a seed.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let servers = (0...random.below(Self.mostServers)).map { "server-\($0)" }
    var links = servers.indices.dropFirst().map {
      FederationTrace.Link(servers[random.below($0)], servers[$0])
    }
    for (index, first) in servers.enumerated() {
      for second in servers.dropFirst(index + 1)
      where random.below(4) == 0 {
        let link = FederationTrace.Link(first, second)
        if !links.contains(link) { links.append(link) }
      }
    }
    var clients: [FederationClient] = []
    for server in servers {
      let least = clients.isEmpty && server == servers.last ? 1 : 0
      for _ in 0..<least + random.below(Self.mostClientsOfServer + 1 - least) {
        clients.append(FederationClient(name: "client-\(clients.count)", server: server))
      }
    }
    clients = random.shuffled(clients)
    left = 4 + random.below(37)
    healing = random.shuffled(links)
    federation = FederationTrace.Input(
      servers: servers, links: links, clients: clients, epoch: "first", events: [])
    self.random = random
  }

  /// The next event; in the end every link is healed, and then there is none.
  ///
  /// A client commits on the epoch that `agreed` names, or now and then on one of `epochs`.
  mutating func next(
    agreed: (FederationClient) -> String, epochs: [String]
  ) -> FederationTrace.Event? {
    guard left > 0 else { return healing.popLast().map { .heal($0) } }
    left -= 1
    made += 1
    let client = federation.clients[random.below(federation.clients.count)]
    let link =
      federation.links.isEmpty ? nil : federation.links[random.below(federation.links.count)]
    switch (random.below(20), link) {
    case (0..<5, let link?): return .cut(link)
    case (5..<9, let link?): return .heal(link)
    case (9..<12, _): return .message(client: client.name, id: "message-\(made)")
    default:
      let parent = random.below(8) == 0 ? epochs[random.below(epochs.count)] : agreed(client)
      return .commit(
        FederationTrace.SentCommit(
          client: client.name, id: "commit-\(made)", parent: parent, confirmationTag: tag()))
    }
  }

  /// A tag that no other commit of the trace has.
  private mutating func tag() -> [UInt8] {
    let scattered = UInt16(truncatingIfNeeded: made) &* 0x9E37
    return [
      Self.tagBytes[random.below(4)], Self.tagBytes[random.below(4)], UInt8(scattered >> 8),
      UInt8(truncatingIfNeeded: scattered),
    ]
  }
}
