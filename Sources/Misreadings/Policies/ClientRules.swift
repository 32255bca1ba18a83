import DMLS
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
  case keepsOneOld = "client-keeps-one-old-epoch: A client holds one old epoch at most."
  case retainSticks = "client-retain-sticks: Once retain was set, nothing is deleted any more."
  case retainsOneLate =
    "client-retain-one-late: The flag retain of the commit before decides what is deleted."
  case forkDeletesParent =
    "client-fork-deletes-parent: Who moves to a fork deletes the epoch from which it starts."
  case knowsHeldAlone =
    "client-knows-held-alone: Only a commit whose epoch is held counts as processed."
  case sendsInLastReceived =
    "client-sends-in-last-received: A client sends in the epoch of the commit that came last."
  case remembersRefused =
    "client-remembers-refused: A commit refused for an unknown epoch is a duplicate later."
}

extension Policies {
  /// What a client makes of a trace, section 6.1.2 of the draft.
  func run(_ input: ClientState.Input) -> ClientState.Output {
    var state = ClientTrace(epoch: input.epoch, self)
    return ClientState.Output(
      events: input.events.map { event in
        switch event {
        case .send: .sent(epoch: state.sending)
        case .commit(let commit): state.process(commit)
        }
      })
  }
}

/// The state of a client that may have misread its rules.
private struct ClientTrace {
  private let policies: Policies
  private var forks: Forks
  private var seen: Set<String>
  private var held: [String]
  private var current: String
  private var lastReceived: String
  /// The flags retain of what was accepted, in order.
  private var flags: [Bool] = []

  private var rules: Set<ClientSlip> { policies.client }
  /// The epoch in which the client sends.
  var sending: String {
    if rules.contains(.sendsInOldest) { return held.first ?? current }
    return rules.contains(.sendsInLastReceived) ? lastReceived : current
  }

  init(epoch: String, _ policies: Policies) {
    self.policies = policies
    forks = Forks(root: epoch)
    current = epoch
    lastReceived = epoch
    held = [epoch]
    seen = [epoch]
  }

  mutating func process(_ commit: ClientState.ArrivingCommit) -> ClientState.EventResult {
    let before = Set(held)
    let isKnown =
      rules.contains(.knowsHeldAlone) ? held.contains(commit.id) : seen.contains(commit.id)
    if isKnown, !rules.contains(.acceptsRepeats) {
      return state(refused: .duplicate)
    }
    if rules.contains(.remembersRefused) { seen.insert(commit.id) }
    guard held.contains(commit.parent) else { return state(refused: .unknownEpoch) }
    seen.insert(commit.id)
    lastReceived = commit.id
    forks.add(commit.id, parent: commit.parent, commit: commit.confirmationTag)
    guard commit.parent == current || wins(commit) else {
      if rules.contains(.losingCommitDeletes), !commit.retain { held = [current] }
      if rules.contains(.keepsLosingCommit) { held.append(commit.id) }
      return state(deleted: before.union([commit.id]).subtracting(held))
    }
    if commit.parent != current, !rules.contains(.keepsLosers) {
      let losers = Set(forks.descendants(of: commit.parent)).subtracting([commit.id])
      held.removeAll { losers.contains($0) }
      if rules.contains(.forkDeletesParent) { held.removeAll { $0 == commit.parent } }
    }
    if !retains(commit) {
      held = rules.contains(.deletesParentOnly) ? held.filter { $0 != commit.parent } : []
    }
    if !held.contains(commit.id) { held.append(commit.id) }
    if rules.contains(.keepsOneOld) { held = held.suffix(2) }
    flags.append(commit.retain)
    current = commit.id
    return state(deleted: before.subtracting(held))
  }

  private func state(
    deleted: Set<String> = [], refused: ErrorKind? = nil
  ) -> ClientState.EventResult {
    .state(ClientState.State(current: current, held: held, deleted: deleted), refused: refused)
  }

  /// Whether older epochs are kept beside the one of a commit.
  private func retains(_ commit: ClientState.ArrivingCommit) -> Bool {
    if rules.contains(.alwaysRetains) { return true }
    if rules.contains(.neverRetains) { return false }
    if rules.contains(.retainsOneLate) { return flags.last ?? false }
    return commit.retain || rules.contains(.retainSticks) && flags.contains(true)
  }

  private func wins(_ commit: ClientState.ArrivingCommit) -> Bool {
    if rules.contains(.laterWins) { return true }
    if rules.contains(.stays) { return false }
    let (mine, theirs) = (forks.path(to: current), forks.path(to: commit.id))
    if rules.contains(.longerWins), theirs.count != mine.count { return theirs.count > mine.count }
    guard let parting = forks.parting(of: current, and: commit.id).first else { return true }
    let rival = rules.contains(.comparesHead) ? current : parting
    return policies.isHigher(commit.confirmationTag, forks.commit(of: rival) ?? [])
      != rules.contains(.lowerTagWins)
  }
}
