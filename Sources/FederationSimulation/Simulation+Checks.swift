import DMLS
import Operations

extension Simulation {
  /// Checks what must hold after each event.
  mutating func check() throws(SimulationFault) {
    tally.events += 1
    tally.eventsInNetsplits += partitions.count > 1 ? 1 : 0
    tally.mostPartitions = max(tally.mostPartitions, partitions.count)
    guard partitions.map(\.servers) == books.partitions else { throw fault("wrong partitions") }
    for partition in partitions {
      guard let server = partition.servers.first else { throw fault("an empty partition") }
      guard partition.agreed == books.winner(at: server) else {
        throw fault("\(server) agrees on \(partition.agreed), not \(books.winner(at: server))")
      }
      guard partition.buffered == books.buffered(at: server) else {
        throw fault("\(server) buffers \(partition.buffered)")
      }
      for client in clients where partition.servers.contains(client.identity.server) {
        try check(client, in: partition, isSplit: partitions.count > 1)
      }
    }
  }

  private func check(
    _ client: SimulatedClient, in partition: FederationPartition, isSplit: Bool
  ) throws(SimulationFault) {
    let (name, state) = (client.identity.name, client.state)
    guard state.current == partition.agreed else {
      throw fault("\(name) is in \(state.current), its servers in \(partition.agreed)")
    }
    guard state.held.contains(state.current),
      state.held.allSatisfy({ books.lies($0, upTo: state.current) })
    else { throw fault("\(name) holds more than one fork: \(state.held.sorted())") }
    if case .commit(let commit)? = trace.events.last, commit.id == partition.agreed, !isSplit {
      guard state.held == [state.current] else {
        throw fault("\(name) still holds \(state.held.sorted())")
      }
    }
  }

  /// Checks what must hold after the last event, when every link is up.
  func checkEnd() throws(SimulationFault) {
    guard partitions.count == 1 else { throw fault("\(partitions.count) partitions are left") }
    guard partitions[0].buffered.isEmpty else {
      throw fault("\(partitions[0].buffered) are still buffered")
    }
    for client in clients where client.received != Set(books.accepted) {
      let lacking = books.accepted.filter { !client.received.contains($0) }
      throw fault("\(client.identity.name) never got \(lacking)")
    }
  }
}
