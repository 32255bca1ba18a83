import DMLS
import Testing

/// Two servers, A and B, with a client each.
struct FederationTests {
  private static let link = ServerNetwork.Link("A", "B")
  private static let a = FederationClient(name: "a", server: "A")
  private static let b = FederationClient(name: "b", server: "B")

  private var federation = Federation(
    network: ServerNetwork(servers: ["A", "B"], links: [link]), clients: [a, b], epoch: "e")

  private mutating func commit(
    _ id: String, on parent: String, by client: FederationClient, _ tag: UInt8
  ) throws(DMLSError) -> [String] {
    try federation.commit(
      id, parent: parent, confirmationTag: ConfirmationTag([tag]), by: client
    ).map(Self.text)
  }

  private static func text(_ delivery: Delivery) -> String {
    "\(delivery.client):\(delivery.id)\(delivery.retain ? "+" : "")"
  }

  private var state: [String] {
    federation.partitions.map {
      "\($0.servers.joined()) \($0.agreed) \($0.buffered.joined(separator: ","))"
    }
  }

  @Test mutating func withoutANetsplitEverythingIsDeliveredAtOnceAndNothingRetained() throws {
    #expect(try commit("c1", on: "e", by: Self.a, 1) == ["a:c1", "b:c1"])
    #expect(federation.send("m1", by: Self.b).map(Self.text) == ["a:m1", "b:m1"])
    #expect(state == ["AB c1 "])
  }

  @Test mutating func aCommitOnAnotherEpochThanTheAgreedOneIsStale() throws {
    _ = try commit("c1", on: "e", by: Self.a, 1)
    for parent in ["e", "x"] {
      #expect(throws: DMLSError.staleEpoch) { try commit("d1", on: parent, by: Self.b, 9) }
    }
    #expect(state == ["AB c1 "])
    #expect(try commit("d1", on: "c1", by: Self.b, 0) == ["a:d1", "b:d1"])
  }

  @Test mutating func inANetsplitEachSideAgreesAndBuffers() throws {
    federation.cut(Self.link)
    #expect(try commit("c1", on: "e", by: Self.a, 0x70) == ["a:c1+"])
    #expect(federation.send("m1", by: Self.b).map(Self.text) == ["b:m1+"])
    #expect(try commit("d1", on: "e", by: Self.b, 0x90) == ["b:d1+"])
    #expect(state == ["A c1 c1", "B d1 m1,d1"])
    #expect(federation.heal(Self.link).map(Self.text) == ["b:c1+", "a:m1+", "a:d1+"])
    #expect(state == ["AB d1 "])
    #expect(federation.heal(Self.link).isEmpty)
    #expect(throws: DMLSError.staleEpoch) { try commit("c2", on: "c1", by: Self.a, 9) }
    #expect(try commit("d2", on: "d1", by: Self.a, 0) == ["a:d2", "b:d2"])
  }

  @Test mutating func theLongerSideLosesToAHigherFirstDifferingTag() throws {
    federation.cut(Self.link)
    for (id, parent) in [("c1", "e"), ("c2", "c1"), ("c3", "c2")] {
      _ = try commit(id, on: parent, by: Self.a, id == "c1" ? 0x60 : 0xFF)
    }
    _ = try commit("d1", on: "e", by: Self.b, 0x61)
    #expect(federation.heal(Self.link).map(Self.text) == ["b:c1+", "b:c2+", "b:c3+", "a:d1+"])
    #expect(state == ["AB d1 "])
  }

  @Test mutating func aSideThatAgreedOnNothingTakesTheLongerChain() throws {
    federation.cut(Self.link)
    _ = try commit("c1", on: "e", by: Self.a, 0)
    _ = federation.heal(Self.link)
    #expect(state == ["AB c1 "])
  }
}
