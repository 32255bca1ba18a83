/// When an old epoch state can be deleted: the rule at the end of section 7 of the draft.
package struct DeletionRule: Sendable {
  private let founders: Set<String>
  private var graph: EpochGraph<String, MembershipChange>

  /// A group with these members in its first epoch.
  package init(epoch: String, members: some Sequence<String>) {
    founders = Set(members)
    graph = EpochGraph(root: epoch)
  }

  /// Adds the epoch that a commit makes; false where it is there already or its parent is not.
  @discardableResult
  package mutating func add(_ epoch: String, parent: String, _ change: MembershipChange) -> Bool {
    graph.add(epoch, parent: parent, commit: change)
  }

  /// The epochs that can be deleted, in the order in which they were added.
  package var deletable: [String] {
    graph.epochs.filter { members(of: $0)?.isSubset(of: movedOn(from: $0)) ?? false }
  }

  /// The members of an epoch, nil where it is not there: the parent's without those removed, and
  /// those added.
  package func members(of epoch: String) -> Set<String>? {
    guard graph.contains(epoch) else { return nil }
    return graph.chain(to: epoch).compactMap { graph.commit(of: $0) }.reduce(into: founders) {
      $0.subtract($1.removes)
      $0.formUnion($1.adds)
    }
  }

  /// All who sent a commit in the epoch or in one that descends from it, on any fork (R18), and
  /// all whom such a commit removed (R19).
  private func movedOn(from epoch: String) -> Set<String> {
    graph.descendants(of: epoch).compactMap { graph.commit(of: $0) }.reduce(into: []) {
      $0.insert($1.sender)
      $0.formUnion($1.removes)
    }
  }
}

/// Who sent a commit, and what it does to the members of the group.
package struct MembershipChange: Equatable, Sendable {
  /// The sender; not a member before where the commit is external.
  package let sender: String
  /// The members that the commit adds.
  package let adds: [String]
  /// The members that the commit removes.
  package let removes: [String]

  /// A commit's sender and changes.
  package init(sender: String, adds: [String], removes: [String]) {
    self.sender = sender
    self.adds = adds
    self.removes = removes
  }
}
