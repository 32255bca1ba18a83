import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles

/// The vectors of a federation, replayed to the clients behind its servers.
struct FederationVectorTests {
  /// What the clients of one case hold while deliveries come.
  private struct Replay {
    var clients: [String: Client] = [:]
    var received: [String: [String]] = [:]
    let commits: [String: (parent: String, tag: [UInt8])]

    init(_ input: FederationTrace.Input) {
      for client in input.clients { clients[client.name] = Client(epoch: input.epoch) }
      commits = input.events.reduce(into: [:]) { commits, event in
        guard case .commit(let commit) = event else { return }
        commits[commit.id] = (commit.parent, commit.confirmationTag)
      }
    }

    mutating func deliver(_ delivery: Delivery) throws {
      received[delivery.client, default: []].append(delivery.id)
      guard let commit = commits[delivery.id] else { return }
      var client = try #require(clients[delivery.client])
      do throws(DMLSError) {
        _ = try client.process(
          delivery.id, parent: commit.parent, confirmationTag: ConfirmationTag(commit.tag),
          retain: delivery.retain)
      } catch {
        // A commit on a fork that lost before.
        #expect(error == .unknownEpoch)
      }
      clients[delivery.client] = client
    }
  }

  @Test func afterEachEventEachClientIsInTheEpochOfItsServers() async throws {
    for vectorCase in try await GeneratedVectors.file(.federation).cases {
      guard let json = vectorCase.expectation.output else { continue }
      let input = try FederationTrace.Input(json: vectorCase.input, path: "input")
      let output = try FederationTrace.Output(json: json, path: "output")
      var replay = Replay(input)
      #expect(output.events.count == input.events.count, "\(vectorCase.id)")
      for (place, result) in output.events.enumerated() {
        for delivery in result.deliveries { try replay.deliver(delivery) }
        for client in input.clients {
          let partition = result.partitions.first { $0.servers.contains(client.server) }
          let current = replay.clients[client.name]?.current
          #expect(current == partition?.agreed, "\(vectorCase.id), event \(place), \(client.name)")
        }
      }
      let isWhole = output.events.last?.partitions.count == 1
      for client in input.clients {
        let ids = replay.received[client.name] ?? []
        #expect(Set(ids).count == ids.count, "\(vectorCase.id), \(client.name)")
        #expect(!isWhole || Set(ids) == accepted(input, output), "\(vectorCase.id)")
      }
    }
  }

  private func accepted(
    _ input: FederationTrace.Input, _ output: FederationTrace.Output
  ) -> Set<String> {
    Set(
      zip(input.events, output.events).compactMap { event, result in
        switch event {
        case .commit(let commit): result.refused == nil ? commit.id : nil
        case .message(_, let id): id
        case .cut, .heal: nil
        }
      })
  }

  @Test func theTraceThatTellsWhyHealedDeliveriesRetainIsThere() async throws {
    let cases = try await GeneratedVectors.file(.federation).cases
    let found = try #require(cases.first { $0.id == "federation/suite-1/three-partitions" })
    guard let json = found.expectation.output else { return }
    let healed = try FederationTrace.Output(json: json, path: "output").events[6]
    #expect(healed.partitions.map(\.agreed) == ["d1"])
    #expect(
      healed.deliveries
        == [("c", "c1"), ("c", "d1"), ("a", "f1"), ("b", "f1")].map {
          Delivery(client: $0, id: $1, retain: true)
        })
  }
}
