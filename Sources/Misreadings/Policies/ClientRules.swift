import Operations

/// What a client can get wrong, section 6.1.2 of the draft.
enum ClientSlip: String, Slip {
  case lowerTagWins = "client-lower-tag-wins: A client moves to the fork with the lower tag."
  case laterWins = "client-later-fork-wins: A client moves to every fork that comes."
  case stays = "client-stays: A client never leaves its fork."
  case comparesHead =
    "client-compares-head: A client compares a new fork with its current epoch's commit."
  case longerWins =
    "client-longer-fork-wins: A client keeps the longer fork, and compares tags of equal ones."
  case alwaysRetains = "client-retains-always: A client never deletes an old epoch of its fork."
  case neverRetains = "client-retains-never: A client does not look at the flag retain."
  case deletesParentOnly =
    "client-deletes-parent-only: Without retain only the epoch before is deleted."
  case keepsLosers = "client-keeps-losing-fork: The epochs of a losing fork stay."
  case keepsLosingCommit =
    "client-keeps-losing-commit: The epoch of a commit that loses at once is held."
  case losingCommitDeletes =
    "client-losing-commit-deletes: A losing commit without retain deletes older epochs."
  case sendsInOldest = "client-sends-in-oldest: A client sends in the oldest epoch that it holds."
  case acceptsRepeats = "client-accepts-repeats: A client processes a commit again."
  case remembersRefused =
    "client-remembers-refused: A commit refused for an unknown epoch is a duplicate later."
}

extension Policies {
  /// What a client makes of a trace, section 6.1.2 of the draft.
  func run(_ input: ClientState.Input) -> ClientState.Output {
    var state = ClientTrace(epoch: input.epoch)
    return ClientState.Output(
      events: input.events.map { event in
        switch event {
        case .send: .sent(epoch: client.contains(.sendsInOldest) ? state.oldest : state.current)
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
    _ commit: ClientState.ArrivingCommit, _ policy: Policies
  ) -> ClientState.EventResult {
    let rules = policy.client
    let before = Set(held)
    if seen.contains(commit.id), !rules.contains(.acceptsRepeats) { return refused(.duplicate) }
    if rules.contains(.remembersRefused) { seen.insert(commit.id) }
    guard held.contains(commit.parent) else { return refused(.unknownEpoch) }
    seen.insert(commit.id)
    let new = ForkChoice.ForkCommit(
      id: commit.id, parent: commit.parent, confirmationTag: commit.confirmationTag)
    if !commits.contains(where: { $0.id == commit.id }) { commits.append(new) }
    guard commit.parent == current || wins(new, policy) else {
      if rules.contains(.losingCommitDeletes), !commit.retain { held = [current] }
      if rules.contains(.keepsLosingCommit) { held.append(commit.id) }
      let deleted = before.union([commit.id]).subtracting(held)
      return .state(
        ClientState.State(current: current, held: held, deleted: deleted), refused: nil)
    }
    if commit.parent != current, !rules.contains(.keepsLosers) {
      let losers = descendants(of: commit.parent).subtracting([commit.id])
      held.removeAll { losers.contains($0) }
    }
    if !(commit.retain && !rules.contains(.neverRetains)), !rules.contains(.alwaysRetains) {
      held.removeAll { rules.contains(.deletesParentOnly) ? $0 == commit.parent : true }
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

  private func wins(_ commit: ForkChoice.ForkCommit, _ policy: Policies) -> Bool {
    let rules = policy.client
    let mine = policy.path(to: current, commits)
    if rules.contains(.laterWins) { return true }
    if rules.contains(.stays) { return false }
    let theirs = policy.path(to: commit.id, commits)
    if rules.contains(.longerWins), theirs.count != mine.count { return theirs.count > mine.count }
    let shared = zip(mine, theirs).prefix { $0.id == $1.id }.count
    guard shared < mine.count else { return true }
    let tag = rules.contains(.comparesHead) ? mine[mine.count - 1] : mine[shared]
    return policy.isHigher(commit.confirmationTag, tag.confirmationTag)
      != rules.contains(.lowerTagWins)
  }

  private func descendants(of epoch: String) -> Set<String> {
    let children = commits.filter { $0.parent == epoch }.map(\.id)
    return children.reduce(into: Set(children)) { $0.formUnion(descendants(of: $1)) }
  }
}
