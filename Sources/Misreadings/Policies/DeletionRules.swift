import DMLS
import Operations

/// What the deletion rule can be misread as, section 7 of the draft.
enum DeletionSlip: String, Slip {
  case countsAncestors =
    "deletion-counts-ancestors: Commits before the epoch count as sent after it."
  case countsEverywhere =
    "deletion-counts-everywhere: Commits count on whatever fork they were sent."
  case needsLaterEpoch =
    "deletion-needs-later-epoch: A commit sent in the epoch itself does not count."
  case oneForkOnly = "deletion-one-fork-only: Only commits on the first fork count."
  case needsRemoved = "deletion-waits-for-removed: Removed members are waited for."
  case needsAdded = "deletion-waits-for-added: Members added later are waited for."
  case anySender = "deletion-any-sender: One commit of one member is enough."
  case asksFounders =
    "deletion-asks-founders: The members of the first epoch are waited for everywhere."
  case ignoresJoiners =
    "deletion-ignores-joiners: A commit by someone who was no member is ignored, with its removes."
  case childrenAlone =
    "deletion-children-alone: Only commits sent in the epoch itself count."
  case needsOneFork =
    "deletion-needs-one-fork: All members must have moved on along one and the same fork."
  case needsEveryFork =
    "deletion-needs-every-fork: All members must have moved on along every fork."
  case neverShrinks = "deletion-members-never-shrink: Removed members are members still."
  case neverGrows = "deletion-members-never-grow: Added members are no members."
  case addsFirst =
    "deletion-adds-before-removes: Who a commit removes and adds is no member after it."
  case oldestAlone = "deletion-oldest-alone: Only the oldest epoch of several can be deleted."
  case anyChild = "deletion-at-once: An epoch can be deleted as soon as it has a child."
}

extension Policies {
  /// The epochs that can be deleted, section 7 of the draft.
  func run(_ input: DeletableEpochs.Input) -> DeletableEpochs.Output {
    var graph = Commits(root: input.epoch)
    for commit in input.commits { graph.add(commit.id, parent: commit.parent, commit: commit) }
    let founders = Set(input.members)
    let deletable = graph.epochs.filter { canDelete($0, in: graph, founders) }
    return DeletableEpochs.Output(
      deletable: deletion.contains(.oldestAlone) ? Array(deletable.prefix(1)) : deletable)
  }

  private typealias Commits = EpochGraph<String, DeletableEpochs.MembershipCommit>

  private func canDelete(_ epoch: String, in graph: Commits, _ founders: Set<String>) -> Bool {
    if deletion.contains(.anyChild) { return !graph.children(of: epoch).isEmpty }
    var members = founders
    if !deletion.contains(.asksFounders) {
      for commit in graph.path(to: epoch).compactMap(graph.commit) {
        if deletion.contains(.addsFirst) { members.formUnion(commit.adds) }
        if !deletion.contains(.neverShrinks) { members.subtract(commit.removes) }
        if !deletion.contains(.neverGrows), !deletion.contains(.addsFirst) {
          members.formUnion(commit.adds)
        }
      }
    }
    let forks = forks(from: epoch, in: graph)
    if deletion.contains(.needsEveryFork) {
      return forks.allSatisfy { isLeft(by: members, $0, graph) }
    }
    return forks.contains { isLeft(by: members, $0, graph) }
  }

  /// Whether what some commits say is that all members have moved on.
  private func isLeft(by members: Set<String>, _ epochs: [String], _ graph: Commits) -> Bool {
    var members = members
    var heard = epochs.compactMap(graph.commit)
    if deletion.contains(.ignoresJoiners) { heard.removeAll { !members.contains($0.sender) } }
    if deletion.contains(.needsAdded) { members.formUnion(heard.flatMap(\.adds)) }
    var gone = Set(heard.map(\.sender))
    if !deletion.contains(.needsRemoved) { gone.formUnion(heard.flatMap(\.removes)) }
    if deletion.contains(.anySender) { return !members.isDisjoint(with: gone) }
    return members.isSubset(of: gone)
  }

  /// The epochs whose commits say something about an epoch, by forks for those to whom these matter.
  private func forks(from epoch: String, in graph: Commits) -> [[String]] {
    guard deletion.contains(.needsOneFork) || deletion.contains(.needsEveryFork) else {
      return [epochs(about: epoch, in: graph)]
    }
    let after = graph.descendants(of: epoch)
    let heads = after.filter { graph.children(of: $0).isEmpty }
    return heads.isEmpty ? [[]] : heads.map { graph.path(to: $0).filter(after.contains) }
  }

  /// The epochs whose commits say something about an epoch.
  private func epochs(about epoch: String, in graph: Commits) -> [String] {
    if deletion.contains(.countsEverywhere) { return graph.epochs }
    if deletion.contains(.childrenAlone) { return graph.children(of: epoch) }
    var epochs =
      deletion.contains(.oneForkOnly)
      ? graph.follow(from: epoch, \.first) : graph.descendants(of: epoch)
    if deletion.contains(.needsLaterEpoch) { epochs.removeAll { graph.parent(of: $0) == epoch } }
    if deletion.contains(.countsAncestors) { epochs += graph.path(to: epoch) }
    return epochs
  }
}
