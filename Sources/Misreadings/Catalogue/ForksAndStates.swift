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

  /// What a member does with commits and its states.
  static let members = MemberSlip.allCases.map { slip in
    Misreading(
      slip.id, slip.summary, section: "draft sections 4 and 6", effect: slip.effect,
      in: [ProcessCommits.self], reading: slip.reading
    ) { $0.memberSlips.insert(slip) }
  }

  /// What a client holds and where it sends.
  static let clients = ClientSlip.allCases.map { slip in
    Misreading(
      slip.id, slip.summary, section: "draft section 6.1.2", effect: notOneFork,
      in: [ClientState.self]
    ) { $0.policies.client.insert(slip) }
  }

  /// What servers agree on, buffer and deliver.
  static let federations = ServerSlip.allCases.map { slip in
    Misreading(
      slip.id, slip.summary, section: "draft section 6.1.1",
      effect: "Messages are lost or come twice, or servers do not come together.",
      in: [FederationTrace.self]
    ) { $0.policies.servers.insert(slip) }
  }

  /// When an epoch can be deleted.
  static let deletions = DeletionSlip.allCases.map { slip in
    Misreading(
      slip.id, slip.summary, section: "draft section 7",
      effect: "States are deleted that someone needs, or are kept for ever.",
      in: [DeletableEpochs.self], reading: .upstream
    ) { $0.policies.deletion.insert(slip) }
  }

  private static func comparing(
    _ id: String, _ summary: String, _ isHigher: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: notOneFork,
      in: [ForkChoice.self, ClientState.self, FederationTrace.self], reading: .tagOrder
    ) { $0.policies.isHigher = isHigher }
  }

  private static func choosing(
    _ id: String, _ summary: String,
    _ winner: @escaping @Sendable (Policies, [ForkChoice.ForkCommit]) -> [String]
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: notOneFork, in: [ForkChoice.self],
      reading: .severalForks
    ) { $0.policies.winner = winner }
  }
}
