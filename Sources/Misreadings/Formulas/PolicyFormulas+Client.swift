import Operations

extension PolicyFormulas {
  /// What a client makes of a trace, section 6.1.2 of the draft.
  func run(_ input: ClientState.Input) -> ClientState.Output {
    var state = ClientTrace(epoch: input.epoch)
    return ClientState.Output(
      events: input.events.map { event in
        switch event {
        case .send: .sent(epoch: client.sendsInOldest ? state.oldest : state.current)
        case .commit(let commit): state.process(commit, self)
        }
      })
  }
}

/// The state of a client that may have misread its rules.
private struct ClientTrace {
  private var commits: [ForkChoice.ForkCommit] = []
  private var seen: Set<String>
  private var held: [String]
  private let root: String
  var current: String

  var oldest: String { held.first ?? current }

  init(epoch: String) {
    root = epoch
    current = epoch
    held = [epoch]
    seen = [epoch]
  }

  mutating func process(
    _ commit: ClientState.ArrivingCommit, _ policy: PolicyFormulas
  ) -> ClientState.EventResult {
    let rules = policy.client
    let before = Set(held)
    if seen.contains(commit.id), !rules.acceptsRepeats { return refused(.duplicate) }
    if rules.remembersRefused { seen.insert(commit.id) }
    guard held.contains(commit.parent) else { return refused(.unknownEpoch) }
    seen.insert(commit.id)
    let new = ForkChoice.ForkCommit(
      id: commit.id, parent: commit.parent, confirmationTag: commit.confirmationTag)
    if !commits.contains(where: { $0.id == commit.id }) { commits.append(new) }
    guard commit.parent == current || wins(new, policy) else {
      if rules.losingCommitDeletes, !commit.retain { held = [current] }
      if rules.keepsLosingCommit { held.append(commit.id) }
      let deleted = before.union([commit.id]).subtracting(held)
      return .state(
        ClientState.State(current: current, held: held, deleted: deleted), refused: nil)
    }
    if commit.parent != current, !rules.keepsLosers {
      let losers = descendants(of: commit.parent).subtracting([commit.id])
      held.removeAll { losers.contains($0) }
    }
    if !(commit.retain && !rules.neverRetains), !rules.alwaysRetains {
      held.removeAll { rules.deletesParentOnly ? $0 == commit.parent : true }
    }
    if !held.contains(commit.id) { held.append(commit.id) }
    current = commit.id
    return .state(
      ClientState.State(current: current, held: held, deleted: before.subtracting(held)),
      refused: nil)
  }

  private func refused(_ kind: ErrorKind) -> ClientState.EventResult {
    .state(ClientState.State(current: current, held: held, deleted: []), refused: kind)
  }

  private func wins(_ commit: ForkChoice.ForkCommit, _ policy: PolicyFormulas) -> Bool {
    let rules = policy.client
    let mine = policy.path(to: current, commits)
    if rules.laterWins { return true }
    if rules.earlierWins { return false }
    let theirs = policy.path(to: commit.id, commits)
    if rules.longerWins, theirs.count != mine.count { return theirs.count > mine.count }
    let shared = zip(mine, theirs).prefix { $0.id == $1.id }.count
    guard shared < mine.count else { return true }
    let tag = rules.comparesHead ? mine[mine.count - 1] : mine[shared]
    return policy.isHigher(commit.confirmationTag, tag.confirmationTag) != rules.losesAsWinner
  }

  private func descendants(of epoch: String) -> Set<String> {
    let children = commits.filter { $0.parent == epoch }.map(\.id)
    return children.reduce(into: Set(children)) { $0.formUnion(descendants(of: $1)) }
  }
}
