import DMLS
import Testing

struct ServerNetworkTests {
  private static func network(_ servers: String, _ links: String) -> ServerNetwork {
    ServerNetwork(
      servers: servers.map { String($0) },
      links: links.split(separator: " ").map { Self.link(String($0)) })
  }

  private static func link(_ text: String) -> ServerNetwork.Link {
    ServerNetwork.Link(String(text.prefix(1)), String(text.suffix(1)))
  }

  @Test(
    arguments: [
      ("A", "", "", ["A"]), ("AB", "AB", "", ["AB"]), ("AB", "AB", "BA", ["A", "B"]),
      ("ABC", "AB BC", "AB", ["A", "BC"]), ("ABCD", "AB BC CD DA", "BC", ["ABCD"]),
      ("ABCD", "AB BC CD DA", "AB CD", ["AD", "BC"]), ("CXYZ", "CX CY CZ", "CY", ["CXZ", "Y"]),
      ("CXYZ", "CX CY CZ", "CX CY CZ", ["C", "X", "Y", "Z"]), ("ABC", "CB", "", ["A", "BC"]),
    ] as [(String, String, String, [String])])
  func serversThatReachEachOtherAreOnePartition(
    servers: String, links: String, cuts: String, partitions: [String]
  ) {
    var network = Self.network(servers, links)
    for cut in cuts.split(separator: " ") { network.cut(Self.link(String(cut))) }
    #expect(network.partitions.map { $0.joined() } == partitions)
    #expect(network.isSplit == (partitions.count > 1))
    for partition in partitions {
      for server in partition {
        #expect(network.partition(of: String(server)).joined() == partition)
      }
    }
  }

  @Test func aHealedLinkIsUpAgainHoweverOftenItWasCut() {
    var network = Self.network("AB", "AB")
    network.cut(Self.link("AB"))
    network.cut(Self.link("BA"))
    #expect(network.isSplit)
    network.heal(Self.link("BA"))
    #expect(!network.isSplit)
  }

  @Test func noServersAreNoNetsplit() {
    #expect(!Self.network("", "").isSplit)
    #expect(Self.network("", "").partitions == [])
  }
}
