import DMLS
import Operations
import VectorFiles

/// Federations of servers that lose and regain their links.
enum FederationFamily: FamilyScript {
  typealias Event = FederationTrace.Event
  typealias Link = FederationTrace.Link

  /// Servers A, B, C and so on with the links between them and a client each.
  struct Shape {
    var servers: [String]
    var links: [Link]
    var clients: [FederationClient]

    /// Servers with a client of the same name in lower case each.
    init(_ servers: String, links: String) {
      self.servers = servers.map { String($0) }
      self.links = links.split(separator: " ").map {
        Link(String($0.prefix(1)), String($0.suffix(1)))
      }
      clients = self.servers.map { FederationClient(name: $0.lowercased(), server: $0) }
    }
  }

  static let pair = Shape("AB", links: "AB")
  static let line = Shape("ABC", links: "AB BC")
  static let ring = Shape("ABCD", links: "AB BC CD DA")

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    try addAgreement(to: &builder)
    try addTopologies(to: &builder)
    try addOrders(to: &builder)
    try addBuffers(to: &builder)
    try addForks(to: &builder)
    try addNestedSplits(to: &builder)
  }

  /// A commit before its tag is filled up.
  static func commit(
    _ id: String, on parent: String, by client: String, _ tag: [UInt8] = [0x55]
  ) -> Event {
    .commit(
      FederationTrace.SentCommit(client: client, id: id, parent: parent, confirmationTag: tag))
  }

  static func message(_ id: String, by client: String) -> Event {
    .message(client: client, id: id)
  }

  static func cut(_ link: String) -> Event {
    .cut(Link(String(link.prefix(1)), String(link.suffix(1))))
  }

  static func heal(_ link: String) -> Event {
    .heal(Link(String(link.prefix(1)), String(link.suffix(1))))
  }

  static func add(
    _ name: String, _ comment: String, _ flags: [Flag], in shape: Shape, _ events: [Event],
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let whole = events.map { event -> Event in
      guard case .commit(var commit) = event else { return event }
      commit.confirmationTag = builder.tag(commit.confirmationTag, commit.id)
      return .commit(commit)
    }
    let isFork = flags.contains(forks) || flags.contains(nested)
    try builder.add(
      FederationTrace.self, name, CaseBuilder.exampleSuite, comment, flags: flags,
      readings: isFork ? [.tagOrder, .severalForks] : [],
      input: FederationTrace.Input(
        servers: shape.servers, links: shape.links, clients: shape.clients, epoch: "e",
        events: whole))
  }
}
