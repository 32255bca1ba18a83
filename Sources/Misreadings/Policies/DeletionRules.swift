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
    let epochs = [input.epoch] + input.commits.map(\.id)
    return DeletableEpochs.Output(
      deletable: epochs.filter { epoch in
        let heard = commits(about: epoch, input)
        if deletion.contains(.anyChild) { return input.commits.contains { $0.parent == epoch } }
        var members =
          deletion.contains(.asksFounders) ? Set(input.members) : members(of: epoch, input)
        if deletion.contains(.needsAdded) { members.formUnion(heard.flatMap(\.adds)) }
        var gone = Set(heard.map(\.sender))
        if !deletion.contains(.needsRemoved) { gone.formUnion(heard.flatMap(\.removes)) }
        if deletion.contains(.anySender) { return !members.isDisjoint(with: gone) }
        return members.isSubset(of: gone)
      })
  }

  /// The commits that say something about an epoch.
  private func commits(
    about epoch: String, _ input: DeletableEpochs.Input
  ) -> [DeletableEpochs.MembershipCommit] {
    if deletion.contains(.countsEverywhere) { return input.commits }
    var commits = descendants(of: epoch, input)
    if deletion.contains(.needsLaterEpoch) { commits.removeAll { $0.parent == epoch } }
    if deletion.contains(.countsAncestors) { commits += ancestors(of: epoch, input) }
    return commits
  }

  private func descendants(
    of epoch: String, _ input: DeletableEpochs.Input
  ) -> [DeletableEpochs.MembershipCommit] {
    var children = input.commits.filter { $0.parent == epoch }
    if deletion.contains(.oneForkOnly) { children = Array(children.prefix(1)) }
    return children + children.flatMap { descendants(of: $0.id, input) }
  }

  private func ancestors(
    of epoch: String, _ input: DeletableEpochs.Input
  ) -> [DeletableEpochs.MembershipCommit] {
    guard let commit = input.commits.first(where: { $0.id == epoch }) else { return [] }
    return [commit] + ancestors(of: commit.parent, input)
  }

  private func members(of epoch: String, _ input: DeletableEpochs.Input) -> Set<String> {
    ancestors(of: epoch, input).reversed().reduce(into: Set(input.members)) {
      $0.subtract($1.removes)
      $0.formUnion($1.adds)
    }
  }
}
