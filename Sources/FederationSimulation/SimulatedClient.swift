import DMLS

/// A client that processes what its server fans out, and remembers all of it.
struct SimulatedClient {
  /// The client's name and server.
  let identity: FederationClient
  /// What it holds.
  private(set) var state: Client
  /// All that was delivered to it.
  private(set) var received: Set<String> = []

  /// A client in an epoch.
  init(_ identity: FederationClient, epoch: String) {
    self.identity = identity
    state = Client(epoch: epoch)
  }

  /// What a delivery led to.
  enum Effect: Equatable {
    /// A message, or a commit that made the next epoch.
    case ordinary
    /// A fork that the client moved to.
    case wonFork
    /// A fork that lost, or a commit on one.
    case lostFork
    /// What must never happen.
    case fault(String)
  }

  /// Receives a message, or a commit with its parent and tag.
  mutating func receive(
    _ delivery: Delivery, commit: (parent: String, tag: ConfirmationTag)?
  ) -> Effect {
    guard received.insert(delivery.id).inserted else {
      return .fault("\(delivery.id) is delivered to \(identity.name) a second time")
    }
    guard let commit else { return .ordinary }
    let before = state.current
    do throws(DMLSError) {
      let deleted = try state.process(
        delivery.id, parent: commit.parent, confirmationTag: commit.tag, retain: delivery.retain)
      guard state.current == delivery.id else {
        return deleted == [delivery.id] ? .lostFork : .fault("a losing commit deleted \(deleted)")
      }
      return before == commit.parent ? .ordinary : .wonFork
    } catch .unknownEpoch {
      return .lostFork
    } catch {
      return .fault("\(identity.name) refuses \(delivery.id): \(error)")
    }
  }
}
