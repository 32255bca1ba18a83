/// The epochs of a group and the commits between them: one epoch may have many children.
///
/// Policies (fork choice, client, servers, deletion) read it and decide; it decides nothing itself.
package struct EpochGraph<ID: Hashable & Sendable, Commit: Sendable>: Sendable {
  private struct Edge: Sendable {
    let parent: ID
    let commit: Commit
  }

  /// The first epoch.
  package let root: ID
  /// All epochs in the order in which they were added, the first one first.
  package private(set) var epochs: [ID]
  private var edges: [ID: Edge] = [:]
  private var childrenByParent: [ID: [ID]] = [:]

  /// A group in its first epoch.
  package init(root: ID) {
    self.root = root
    epochs = [root]
  }

  /// Adds the epoch that a commit creates; false where it is there already or its parent is not.
  @discardableResult
  package mutating func add(_ epoch: ID, parent: ID, commit: Commit) -> Bool {
    guard contains(parent), !contains(epoch) else { return false }
    edges[epoch] = Edge(parent: parent, commit: commit)
    childrenByParent[parent, default: []].append(epoch)
    epochs.append(epoch)
    return true
  }

  /// Whether the epoch is there.
  package func contains(_ epoch: ID) -> Bool { epoch == root || edges[epoch] != nil }

  /// The epoch in which the commit that made this one was sent; nil for the first.
  package func parent(of epoch: ID) -> ID? { edges[epoch]?.parent }

  /// The commit that made this epoch; nil for the first.
  package func commit(of epoch: ID) -> Commit? { edges[epoch]?.commit }

  /// The epochs that commits sent in this one made, in the order in which they were added.
  package func children(of epoch: ID) -> [ID] { childrenByParent[epoch] ?? [] }

  /// The epochs from the first to this one, both included; empty where it is not there.
  package func chain(to epoch: ID) -> [ID] {
    guard contains(epoch) else { return [] }
    var chain = [epoch]
    while let parent = parent(of: chain[chain.count - 1]) { chain.append(parent) }
    return chain.reversed()
  }

  /// Every epoch made by a commit sent in this epoch or in one of those, nearest first.
  package func descendants(of epoch: ID) -> [ID] {
    var found = children(of: epoch)
    var next = 0
    while next < found.count {
      found += children(of: found[next])
      next += 1
    }
    return found
  }
}
