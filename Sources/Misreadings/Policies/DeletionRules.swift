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
  case anyChild = "deletion-at-once: An epoch can be deleted as soon as it has a child."
}

extension Policies {
  /// The epochs that can be deleted, section 7 of the draft.
  func run(_ input: DeletableEpochs.Input) -> DeletableEpochs.Output {
    var graph = Commits(root: input.epoch)
    for commit in input.commits { graph.add(commit.id, parent: commit.parent, commit: commit) }
    let founders = Set(input.members)
    return DeletableEpochs.Output(
      deletable: graph.epochs.filter { canDelete($0, in: graph, founders) })
  }

  private typealias Commits = EpochGraph<String, DeletableEpochs.MembershipCommit>

  private func canDelete(_ epoch: String, in graph: Commits, _ founders: Set<String>) -> Bool {
    if deletion.contains(.anyChild) { return !graph.children(of: epoch).isEmpty }
    var members = founders
    if !deletion.contains(.asksFounders) {
      for commit in graph.path(to: epoch).compactMap(graph.commit) {
        members.subtract(commit.removes)
        members.formUnion(commit.adds)
      }
    }
    let heard = epochs(about: epoch, in: graph).compactMap(graph.commit)
    if deletion.contains(.needsAdded) { members.formUnion(heard.flatMap(\.adds)) }
    var gone = Set(heard.map(\.sender))
    if !deletion.contains(.needsRemoved) { gone.formUnion(heard.flatMap(\.removes)) }
    if deletion.contains(.anySender) { return !members.isDisjoint(with: gone) }
    return members.isSubset(of: gone)
  }

  /// The epochs whose commits say something about an epoch.
  private func epochs(about epoch: String, in graph: Commits) -> [String] {
    if deletion.contains(.countsEverywhere) { return graph.epochs }
    var epochs =
      deletion.contains(.oneForkOnly)
      ? graph.follow(from: epoch, \.first) : graph.descendants(of: epoch)
    if deletion.contains(.needsLaterEpoch) { epochs.removeAll { graph.parent(of: $0) == epoch } }
    if deletion.contains(.countsAncestors) { epochs += graph.path(to: epoch) }
    return epochs
  }
}
