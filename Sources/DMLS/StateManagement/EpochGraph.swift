/// The epochs of a group and the commits between them: one epoch may have many children.
///
/// Policies (fork choice, client, servers, deletion) read it and decide; it decides nothing itself.
package struct EpochGraph<ID: Hashable & Sendable, Commit: Sendable>: Sendable {
  /// The first epoch.
  package let root: ID
  /// All epochs in the order in which they were added, the first one first.
  package private(set) var epochs: [ID]
  private var edges: [ID: (parent: ID, commit: Commit)] = [:]
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
    edges[epoch] = (parent, commit)
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

  /// The first epochs on the ways to two epochs that are not on both; nil for an epoch that lies on
  /// the way to the other.
  package func parting(of first: ID, and second: ID) -> (first: ID?, second: ID?) {
    let (left, right) = (chain(to: first), chain(to: second))
    let shared = zip(left, right).prefix { $0 == $1 }.count
    return (left.dropFirst(shared).first, right.dropFirst(shared).first)
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

/// Which of several forks is kept: sections 6.1.1 and 6.1.2 of the draft.
extension EpochGraph where Commit == ConfirmationTag {
  /// The epoch, of two, whose fork is kept; the later one where one descends from the other.
  ///
  /// The tags of the first differing commits decide, and no commit after them (R16).
  package func winner(of first: ID, and second: ID) -> ID {
    guard first != second else { return first }
    let (left, right) = parting(of: first, and: second)
    guard let left else { return second }
    guard let right else { return first }
    return higher(left, right) == left ? first : second
  }

  /// The epochs of the fork that is kept, from a child of the given epoch to the fork's head.
  ///
  /// At each point of divergence the child with the highest tag is kept, then its children (R17).
  package func winningFork(from epoch: ID) -> [ID] {
    var fork: [ID] = []
    var siblings = children(of: epoch)
    while let first = siblings.first {
      let kept = siblings.dropFirst().reduce(first) { higher($0, $1) }
      fork.append(kept)
      siblings = children(of: kept)
    }
    return fork
  }

  /// The one of two children of one epoch whose commit has the higher tag.
  private func higher(_ first: ID, _ second: ID) -> ID {
    guard let left = commit(of: first), let right = commit(of: second) else { return first }
    return left < right ? second : first
  }
}

/// The confirmation_tag of a commit in the order in which sections 6.1.1 and 6.1.2 compare tags.
package struct ConfirmationTag: Hashable, Sendable, Comparable {
  /// The MAC of RFC 9420 section 6.1, Nh bytes in a real commit.
  package let bytes: [UInt8]

  /// A tag of these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Lexicographic order of the unsigned bytes, from the first one on (R16).
  package static func < (left: ConfirmationTag, right: ConfirmationTag) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
