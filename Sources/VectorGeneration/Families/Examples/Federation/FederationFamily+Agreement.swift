import DMLS
import VectorFiles

/// Federations in which every server reaches every other one, and those with unusual shapes.
extension FederationFamily {
  static func addAgreement(to builder: inout CaseBuilder) throws(GenerationError) {
    try add(
      "no-split", "Commits and messages without a netsplit.", [agreement, retain], in: pair,
      [
        commit("c1", on: "e", by: "a"), message("m1", by: "b"), commit("c2", on: "c1", by: "b"),
      ], to: &builder)
    try add(
      "stale-same-epoch", "Two commits on one epoch: the first one is agreed upon.", [agreement],
      in: pair,
      [
        commit("c1", on: "e", by: "a", [0x10]), commit("d1", on: "e", by: "b", [0xF0]),
        commit("d2", on: "c1", by: "b"),
      ], to: &builder)
    try add(
      "stale-unknown-epoch", "A commit on an epoch that nobody knows.", [agreement], in: pair,
      [commit("d1", on: "x", by: "a"), commit("c1", on: "e", by: "a")], to: &builder)
    try add(
      "stale-other-partition", "A commit on an epoch that only the other partition has.",
      [agreement], in: pair,
      [
        cut("AB"), commit("c1", on: "e", by: "a"), commit("d1", on: "c1", by: "b"),
        commit("d2", on: "e", by: "b"),
      ], to: &builder)
    try add(
      "one-server", "A federation of one server, without links.", [agreement],
      in: Shape("A", links: ""), [commit("c1", on: "e", by: "a"), message("m1", by: "a")],
      to: &builder)
    var several = pair
    several.clients = [
      FederationClient(name: "carol", server: "B"), FederationClient(name: "alice", server: "A"),
      FederationClient(name: "bob", server: "A"), FederationClient(name: "dave", server: "B"),
    ]
    try add(
      "several-clients", "Two clients a server, delivered to in the order of the input.",
      [agreement, buffers], in: several,
      [
        commit("c1", on: "e", by: "bob"), cut("AB"), message("m1", by: "dave"),
        message("m2", by: "alice"), message("m3", by: "carol"), heal("AB"),
      ], to: &builder)
    var empty = line
    empty.clients.removeAll { $0.server == "B" }
    try add(
      "server-without-clients", "The server in the middle serves nobody, and forwards.",
      [proxies, buffers], in: empty,
      [
        commit("c1", on: "e", by: "a"), cut("AB"), message("m1", by: "c"), heal("AB"),
      ], to: &builder)
  }

  /// Servers and clients whose order is not that of their names, and servers that serve nobody.
  static func addOrders(to builder: inout CaseBuilder) throws(GenerationError) {
    try add(
      "line-not-alphabetical", "Partitions are listed in the order of the servers.",
      [proxies, retain], in: Shape("ZAM", links: "ZM"),
      [commit("c1", on: "e", by: "m"), message("m1", by: "a")], to: &builder)
    var alone = pair
    alone.clients = [FederationClient(name: "a", server: "A")]
    try add(
      "split-from-server-without-clients",
      "A server that serves nobody is cut off: that is a netsplit, and it lacks what was sent.",
      [retain, buffers], in: alone,
      [
        cut("AB"), commit("c1", on: "e", by: "a"), heal("AB"), cut("AB"), message("m1", by: "a"),
      ], to: &builder)
    var mixed = line
    mixed.clients = [("c", "C"), ("b", "B"), ("a", "A"), ("d", "B"), ("f", "C")].map {
      FederationClient(name: $0.0, server: $0.1)
    }
    try add(
      "heal-interleaved-clients",
      "One item after the other, each to the clients in their order, whoever serves them.",
      [buffers], in: mixed,
      [cut("AB"), message("m1", by: "a"), message("m2", by: "b"), heal("AB")], to: &builder)
    try add(
      "line-of-six", "Servers five links apart reach each other.", [proxies],
      in: Shape("ABCDEF", links: "AB BC CD DE EF"),
      [commit("c1", on: "e", by: "a"), message("m1", by: "f")], to: &builder)
  }

  static func addTopologies(to builder: inout CaseBuilder) throws(GenerationError) {
    try add(
      "line", "Servers at the ends of a line reach each other.", [proxies], in: line,
      [commit("c1", on: "e", by: "a"), message("m1", by: "c")], to: &builder)
    try add(
      "line-cut", "A line falls into two.", [proxies, retain], in: line,
      [cut("BC"), commit("c1", on: "e", by: "a"), message("m1", by: "c")], to: &builder)
    try add(
      "ring-cut", "One link of a ring is down: the rest forwards, and there is no netsplit.",
      [proxies, retain], in: ring,
      [cut("BC"), commit("c1", on: "e", by: "b"), message("m1", by: "c"), heal("CB")],
      to: &builder)
    try add(
      "ring-cut-twice", "Two links of a ring are down, and it falls into two.",
      [proxies, retain, buffers], in: ring,
      [
        cut("AB"), cut("CD"), commit("c1", on: "e", by: "b"), message("m1", by: "d"), heal("AB"),
        heal("CD"),
      ], to: &builder)
    try add(
      "star-centre-lost", "Without the server in the middle each one is alone.",
      [proxies, buffers],
      in: Shape("CXYZ", links: "CX CY CZ"),
      [
        cut("CX"), cut("YC"), cut("CZ"), message("m1", by: "x"), message("m2", by: "z"),
        heal("XC"), heal("CZ"), heal("CY"),
      ], to: &builder)
    try add(
      "split-from-the-start", "Links that do not connect all servers.", [proxies, retain],
      in: Shape("ABC", links: "BC"),
      [commit("c1", on: "e", by: "b"), message("m1", by: "a")], to: &builder)
    try add(
      "cut-twice", "A link that is down is cut.", [proxies], in: pair,
      [cut("AB"), message("m1", by: "a"), cut("BA"), heal("AB")], to: &builder)
    try add(
      "heal-twice", "A link that is up is healed.", [proxies, buffers], in: pair,
      [heal("AB"), cut("AB"), message("m1", by: "a"), heal("AB"), heal("BA")], to: &builder)
  }
}
