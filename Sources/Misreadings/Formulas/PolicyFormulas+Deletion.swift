import Operations

extension PolicyFormulas {
  /// The epochs that can be deleted, section 7 of the draft.
  func run(_ input: DeletableEpochs.Input) -> DeletableEpochs.Output {
    let epochs = [input.epoch] + input.commits.map(\.id)
    return DeletableEpochs.Output(
      deletable: epochs.filter { epoch in
        let heard = commits(about: epoch, input)
        if deletion.anyChild { return input.commits.contains { $0.parent == epoch } }
        var members = deletion.asksFounders ? Set(input.members) : members(of: epoch, input)
        if deletion.needsAdded { members.formUnion(heard.flatMap(\.adds)) }
        var gone = Set(heard.map(\.sender))
        if !deletion.needsRemoved { gone.formUnion(heard.flatMap(\.removes)) }
        if deletion.anySender { return !members.isDisjoint(with: gone) }
        return members.isSubset(of: gone)
      })
  }

  /// The commits that say something about an epoch.
  private func commits(
    about epoch: String, _ input: DeletableEpochs.Input
  ) -> [DeletableEpochs.MembershipCommit] {
    if deletion.countsEverywhere { return input.commits }
    var commits = descendants(of: epoch, input)
    if !deletion.countsOwn { commits.removeAll { $0.parent == epoch } }
    if deletion.countsAncestors { commits += ancestors(of: epoch, input) }
    return commits
  }

  private func descendants(
    of epoch: String, _ input: DeletableEpochs.Input
  ) -> [DeletableEpochs.MembershipCommit] {
    var children = input.commits.filter { $0.parent == epoch }
    if deletion.oneForkOnly { children = Array(children.prefix(1)) }
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
