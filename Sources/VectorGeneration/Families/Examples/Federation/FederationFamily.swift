import DMLS
import KeyDerivation
import MessageCorpus
import Operations
import VectorFiles

/// Federations of servers that lose and regain their links; all are in epoch e at first.
///
/// What happens is written in words: `c1<e@a:60` is a commit, sent by a, `m1@a` another message,
/// `A/B` the loss of a link and `A=B` its return.
enum FederationFamily: FamilyScript {
  static let turns = 2

  static func write(to cases: CaseBuilder) {
    addAgreement(cases)
    addTopologies(cases)
    addOrders(cases)
    addBuffers(cases)
    addForks(cases)
    addNestedSplits(cases)
  }

  /// Servers whose links go down and up while clients send.
  static func draw(_ draw: Draw) {
    let servers = (0...(1 + draw.below(3))).map { "s\($0)" }
    var links = servers.indices.dropFirst().map { index in
      FederationTrace.Link(servers[draw.below(index)], servers[index])
    }
    if servers.count > 2, draw.once(in: 2) {
      let ring = FederationTrace.Link(servers[0], servers[servers.count - 1])
      if !links.contains(ring) { links.append(ring) }
    }
    let clients = (0...(servers.count + draw.below(2))).map { index in
      FederationClient(name: "m\(index)", server: draw.pick(servers))
    }
    var epochs = ["start"]
    var events: [FederationTrace.Event] = []
    for index in 0...draw.below(14) {
      let client = draw.pick(clients).name
      switch draw.below(5) {
      case 0: events.append(.cut(draw.pick(links)))
      case 1: events.append(.heal(draw.pick(links)))
      case 2: events.append(.message(client: client, id: "t\(index)"))
      default:
        events.append(
          .commit(
            FederationTrace.SentCommit(
              client: client, id: "c\(index)", parent: draw.pick(epochs.suffix(3)),
              confirmationTag: draw.tag(index))))
        epochs.append("c\(index)")
      }
    }
    draw.add(
      FederationTrace.self, readings: [.tagOrder],
      input: FederationTrace.Input(
        servers: servers, links: links, clients: clients, epoch: "start", events: events))
  }

  /// Federations in which every server reaches every other one.
  private static func addAgreement(_ cases: CaseBuilder) {
    cases.federation(
      "no-split", "Commits and messages without a netsplit.", [agreement, retain],
      "c1<e@a m1@b c2<c1@b")
    cases.federation(
      "stale-same-epoch", "Two commits on one epoch: the first one is agreed upon.", [agreement],
      "c1<e@a:10 d1<e@b:f0 d2<c1@b")
    cases.federation(
      "stale-unknown-epoch", "A commit on an epoch that nobody knows.", [agreement], "d1<x@a c1<e@a"
    )
    cases.federation(
      "stale-other-partition", "A commit on an epoch that only the other partition has.",
      [agreement], "A/B c1<e@a d1<c1@b d2<e@b")
    cases.federation(
      "one-server", "A federation of one server, without links.", [agreement],
      in: Shape("A", links: ""), "c1<e@a m1@a")
    cases.federation(
      "several-clients", "Two clients a server, delivered to in the order of the input.",
      [agreement, buffers], in: Shape("AB", links: "AB", clients: "carol@B alice@A bob@A dave@B"),
      "c1<e@bob A/B m1@dave m2@alice m3@carol A=B")
    cases.federation(
      "server-without-clients", "The server in the middle serves nobody, and forwards.",
      [proxies, buffers], in: Shape("ABC", links: "AB BC", clients: "a@A c@C"),
      "c1<e@a A/B m1@c A=B")
  }

  /// Federations of unusual shapes.
  private static func addTopologies(_ cases: CaseBuilder) {
    cases.federation(
      "line", "Servers at the ends of a line reach each other.", [proxies], in: .line, "c1<e@a m1@c"
    )
    cases.federation(
      "line-cut", "A line falls into two.", [proxies, retain], in: .line, "B/C c1<e@a m1@c")
    cases.federation(
      "ring-cut", "One link of a ring is down: the rest forwards, and there is no netsplit.",
      [proxies, retain], in: .ring, "B/C c1<e@b m1@c C=B")
    cases.federation(
      "ring-cut-twice", "Two links of a ring are down, and it falls into two.",
      [proxies, retain, buffers], in: .ring, "A/B C/D c1<e@b m1@d A=B C=D")
    cases.federation(
      "star-centre-lost", "Without the server in the middle each one is alone.",
      [proxies, buffers], in: Shape("CXYZ", links: "CX CY CZ"), "C/X Y/C C/Z m1@x m2@z X=C C=Z C=Y")
    cases.federation(
      "split-from-the-start", "Links that do not connect all servers.", [proxies, retain],
      in: Shape("ABC", links: "BC"), "c1<e@b m1@a")
    cases.federation("cut-twice", "A link that is down is cut.", [proxies], "A/B m1@a B/A A=B")
    cases.federation(
      "heal-twice", "A link that is up is healed.", [proxies, buffers], "A=B A/B m1@a A=B B=A")
  }

  /// Servers and clients whose order is not that of their names, and servers that serve nobody.
  private static func addOrders(_ cases: CaseBuilder) {
    cases.federation(
      "line-not-alphabetical", "Partitions are listed in the order of the servers.",
      [proxies, retain], in: Shape("ZAM", links: "ZM"), "c1<e@m m1@a")
    cases.federation(
      "split-from-server-without-clients",
      "A server that serves nobody is cut off: that is a netsplit, and it lacks what was sent.",
      [retain, buffers], in: Shape("AB", links: "AB", clients: "a@A"), "A/B c1<e@a A=B A/B m1@a")
    cases.federation(
      "heal-interleaved-clients",
      "One item after the other, each to the clients in their order, whoever serves them.",
      [buffers], in: Shape("ABC", links: "AB BC", clients: "c@C b@B a@A d@B f@C"),
      "A/B m1@a m2@b A=B")
    cases.federation(
      "line-of-six", "Servers five links apart reach each other.", [proxies],
      in: Shape("ABCDEF", links: "AB BC CD DE EF"), "c1<e@a m1@f")
  }

  /// Servers of one letter each, with the links between them and their clients.
  struct Shape {
    static let pair = Shape("AB", links: "AB")
    static let line = Shape("ABC", links: "AB BC")
    static let ring = Shape("ABCD", links: "AB BC CD DA")

    let servers: [String]
    let links: [FederationTrace.Link]
    let clients: [FederationClient]

    /// Servers with the clients of a text, `a@A`, or one of the same name in lower case each.
    init(_ servers: String, links: String, clients: String? = nil) {
      self.servers = servers.map { String($0) }
      self.links = links.split(separator: " ").map {
        FederationTrace.Link(String($0.prefix(1)), String($0.suffix(1)))
      }
      let clients =
        clients?.split(separator: " ").map { String($0) }
        ?? self.servers.map { "\($0.lowercased())@\($0)" }
      self.clients = clients.map {
        FederationClient(name: String($0.dropLast(2)), server: String($0.suffix(1)))
      }
    }
  }
}

extension CaseBuilder {
  func federation(
    _ name: String, _ comment: String, _ flags: [Flag], in shape: FederationFamily.Shape = .pair,
    _ events: String
  ) {
    let isFork = flags.contains(FederationFamily.forks) || flags.contains(FederationFamily.nested)
    add(
      FederationTrace.self, name, comment, flags,
      readings: isFork ? [.tagOrder, .severalForks] : [],
      input: FederationTrace.Input(
        servers: shape.servers, links: shape.links, clients: shape.clients, epoch: "e",
        events: events.split(separator: " ").compactMap { event(String($0)) }))
  }

  /// What a word stands for; nil, and a fault, where that is nothing.
  private func event(_ word: String) -> FederationTrace.Event? {
    if word.contains("<") {
      return commit(word.contains(":") ? word : "\(word):55").map {
        .commit(
          FederationTrace.SentCommit(
            client: $0.sender, id: $0.id, parent: $0.parent, confirmationTag: $0.tag))
      }
    }
    let parts = word.split { "/=@".contains($0) }.map { String($0) }
    guard parts.count == 2 else {
      fail(word, "this is no event of a federation")
      return nil
    }
    if word.contains("@") { return .message(client: parts[1], id: parts[0]) }
    let link = FederationTrace.Link(parts[0], parts[1])
    return word.contains("/") ? .cut(link) : .heal(link)
  }
}
