import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let section = "draft section 6.1"
  private static let notOneFork = "Members do not come together on one fork."

  /// Which fork wins.
  static let forkChoices: [Misreading] = [
    comparing("tag-lower-wins", "The lower confirmation tag wins.") {
      $0.lexicographicallyPrecedes($1)
    },
    comparing("tag-bytes-signed", "Tags are compared as signed bytes.") {
      $1.lexicographicallyPrecedes($0) { Int8(bitPattern: $0) < Int8(bitPattern: $1) }
    },
    comparing("tag-little-endian", "Tags are compared from their last byte on.") {
      $1.reversed().lexicographicallyPrecedes($0.reversed())
    },
    comparing("tag-first-byte-only", "Only the first bytes of tags are compared.") {
      ($0.first ?? 0) > ($1.first ?? 0)
    },
    comparing("tag-first-word-only", "Only the first eight bytes of tags are compared.") {
      $1.prefix(8).lexicographicallyPrecedes($0.prefix(8))
    },
    choosing("first-fork-wins", "The fork that came first wins.") { policy, commits in
      var winner: [String] = []
      while let next = commits.first(where: { $0.parent == winner.last }) { winner.append(next.id) }
      return winner
    },
    choosing("last-fork-wins", "The fork that came last wins.") { policy, commits in
      var winner: [String] = []
      while let next = commits.last(where: { $0.parent == winner.last }) { winner.append(next.id) }
      return winner
    },
    choosing("longest-fork-wins", "The longest fork wins, as in a blockchain.") { policy, commits in
      let paths = policy.paths(commits)
      let longest = paths.map(\.count).max() ?? 0
      return policy.highest(paths.filter { $0.count == longest })
    },
    choosing("highest-tag-anywhere-wins", "The fork with the highest tag anywhere wins.") {
      policy, commits in
      guard let best = policy.best(commits) else { return [] }
      return policy.path(to: best.id, commits).map(\.id)
        + policy.descend(
          commits.map { commit in
            var commit = commit
            if commit.parent == best.id {
              commit.parent = nil
            } else if commit.parent == nil {
              commit.parent = "elsewhere"
            }
            return commit
          })
    },
    choosing("highest-head-wins", "The fork whose last commit has the highest tag wins.") {
      policy, commits in
      let heads = policy.paths(commits).compactMap(\.last)
      guard let best = policy.best(heads) else { return [] }
      return policy.path(to: best.id, commits).map(\.id)
    },
    choosing("winner-is-head-alone", "The winner is named by its last commit alone.") {
      policy, commits in policy.descend(commits).suffix(1)
    },
    choosing(
      "winner-is-first-commit-alone", "Only the first differing commit of the winner is kept."
    ) {
      policy, commits in Array(policy.descend(commits).prefix(1))
    },
  ]

  /// What a client holds and where it sends.
  static let clients: [Misreading] = [
    holding("client-lower-tag-wins", "A client moves to the fork with the lower tag.") {
      $0.losesAsWinner = true
    },
    holding("client-later-fork-wins", "A client moves to every fork that comes.") {
      $0.laterWins = true
    },
    holding("client-stays", "A client never leaves its fork.") { $0.earlierWins = true },
    holding(
      "client-compares-head", "A client compares a new fork with its current epoch's commit."
    ) { $0.comparesHead = true },
    holding(
      "client-longer-fork-wins", "A client keeps the longer fork, and compares tags of equal ones."
    ) {
      $0.longerWins = true
    },
    holding("client-retains-always", "A client never deletes an old epoch of its fork.") {
      $0.alwaysRetains = true
    },
    holding("client-retains-never", "A client does not look at the flag retain.") {
      $0.neverRetains = true
    },
    holding(
      "client-deletes-parent-only", "Without retain only the epoch before is deleted."
    ) { $0.deletesParentOnly = true },
    holding("client-keeps-losing-fork", "The epochs of a losing fork stay.") {
      $0.keepsLosers = true
    },
    holding("client-keeps-losing-commit", "The epoch of a commit that loses at once is held.") {
      $0.keepsLosingCommit = true
    },
    holding(
      "client-losing-commit-deletes", "A losing commit without retain deletes older epochs."
    ) { $0.losingCommitDeletes = true },
    holding("client-sends-in-oldest", "A client sends in the oldest epoch that it holds.") {
      $0.sendsInOldest = true
    },
    holding(
      "client-accepts-repeats", "A client processes a commit again."
    ) {
      $0.acceptsRepeats = true
    },
    holding(
      "client-remembers-refused", "A commit refused for an unknown epoch is a duplicate later."
    ) { $0.remembersRefused = true },
  ]

  /// What servers agree on, buffer and deliver.
  static let federations: [Misreading] = [
    serving("servers-need-direct-links", "Servers are connected by direct links alone.") {
      $0.needsDirectLinks = true
    },
    serving("servers-longer-fork-wins", "After a netsplit the longer fork wins.") {
      $0.longerWins = true
    },
    serving("servers-compare-heads", "After a netsplit the last commits' tags are compared.") {
      $0.comparesHeads = true
    },
    serving("servers-lower-tag-wins", "After a netsplit the lower tag wins.") {
      $0.lowerWins = true
    },
    serving("servers-buffer-commits-only", "Only commits are buffered in a netsplit.") {
      $0.dropsMessages = true
    },
    serving("servers-drop-losing-fork", "Commits of a losing fork are not delivered.") {
      $0.dropsLosers = true
    },
    serving("servers-deliver-again", "What a partition had already is delivered again on healing.")
    {
      $0.deliversAgain = true
    },
    serving("servers-skip-sender", "A message is not delivered to its sender.") {
      $0.deliversToSender = false
    },
    serving("servers-deliver-newest-first", "Buffered messages are delivered newest first.") {
      $0.deliversBackwards = true
    },
    serving("servers-retain-at-delivery", "The flag retain tells of a netsplit at delivery.") {
      $0.retain = .atDelivery
    },
    serving("servers-retain-always", "The flag retain is always set.") { $0.retain = .always },
    serving("servers-retain-never", "The flag retain is never set.") { $0.retain = .never },
    serving("servers-accept-stale", "A commit for an older epoch is agreed on too.") {
      $0.acceptsStale = true
    },
    serving("servers-agree-across", "Agreement reaches across a netsplit.") {
      $0.agreesAcross = true
    },
    serving("servers-forget-on-second-cut", "A netsplit in a netsplit empties the buffers.") {
      $0.forgetsBufferOnSecondCut = true
    },
  ]

  /// When an epoch can be deleted.
  static let deletions: [Misreading] = [
    deleting("deletion-counts-ancestors", "Commits before the epoch count as sent after it.") {
      $0.countsAncestors = true
    },
    deleting("deletion-counts-everywhere", "Commits count on whatever fork they were sent.") {
      $0.countsEverywhere = true
    },
    deleting("deletion-needs-later-epoch", "A commit sent in the epoch itself does not count.") {
      $0.countsOwn = false
    },
    deleting("deletion-one-fork-only", "Only commits on the first fork count.") {
      $0.oneForkOnly = true
    },
    deleting("deletion-waits-for-removed", "Removed members are waited for.") {
      $0.needsRemoved = true
    },
    deleting("deletion-waits-for-added", "Members added later are waited for.") {
      $0.needsAdded = true
    },
    deleting("deletion-any-sender", "One commit of one member is enough.") { $0.anySender = true },
    deleting("deletion-asks-founders", "The members of the first epoch are waited for everywhere.")
    {
      $0.asksFounders = true
    },
    deleting("deletion-at-once", "An epoch can be deleted as soon as it has a child.") {
      $0.anyChild = true
    },
  ]

  private static func comparing(
    _ id: String, _ summary: String, _ isHigher: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: notOneFork,
      in: [.forkChoice, .clientState, .federation], reading: .tagOrder
    ) { $0.policies.isHigher = isHigher }
  }

  private static func choosing(
    _ id: String, _ summary: String,
    _ winner: @escaping @Sendable (PolicyFormulas, [ForkChoice.ForkCommit]) -> [String]
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: notOneFork, in: [.forkChoice], reading: .severalForks
    ) { $0.policies.winner = winner }
  }

  private static func holding(
    _ id: String, _ summary: String, reading: Reading? = nil,
    _ change: @escaping @Sendable (inout ClientPolicy) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "draft section 6.1.2", effect: notOneFork, in: [.clientState],
      reading: reading
    ) { change(&$0.policies.client) }
  }

  private static func serving(
    _ id: String, _ summary: String, _ change: @escaping @Sendable (inout FederationPolicy) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "draft section 6.1.1",
      effect: "Messages are lost or come twice, or servers do not come together.",
      in: [.federation]
    ) { change(&$0.policies.federation) }
  }

  private static func deleting(
    _ id: String, _ summary: String, _ change: @escaping @Sendable (inout DeletionPolicy) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "draft section 7",
      effect: "States are deleted that someone needs, or are kept for ever.",
      in: [.deletableEpochs], reading: .upstream
    ) { change(&$0.policies.deletion) }
  }
}
