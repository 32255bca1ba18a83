import DMLS
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let order = Group(
    section: "draft section 6.1", effect: "Members do not come together on one fork.",
    operations: [ForkChoice.self, ClientState.self, FederationTrace.self], reading: .tagOrder)
  private static let fork = Group(
    section: order.section, effect: order.effect, operations: [ForkChoice.self],
    reading: .severalForks)

  /// Which fork wins.
  static let forkChoices: [Misreading] = [
    order(
      "tag-lower-wins", "The lower confirmation tag wins.",
      \.policies.isHigher, to: { $0.lexicographicallyPrecedes($1) }),
    order(
      "tag-bytes-signed", "Tags are compared as signed bytes.",
      \.policies.isHigher,
      to: {
        $1.lexicographicallyPrecedes($0) { Int8(bitPattern: $0) < Int8(bitPattern: $1) }
      }),
    order(
      "tag-little-endian", "Tags are compared from their last byte on.",
      \.policies.isHigher, to: { $1.reversed().lexicographicallyPrecedes($0.reversed()) }),
    order(
      "tag-first-byte-only", "Only the first bytes of tags are compared.",
      \.policies.isHigher, to: { ($0.first ?? 0) > ($1.first ?? 0) }),
    order(
      "tag-first-word-only", "Only the first eight bytes of tags are compared.",
      \.policies.isHigher, to: { $1.prefix(8).lexicographicallyPrecedes($0.prefix(8)) }),
    fork(
      "first-fork-wins", "The fork that came first wins.",
      \.policies.winner, to: { _, forks in forks.follow(\.first) }),
    fork(
      "last-fork-wins", "The fork that came last wins.",
      \.policies.winner, to: { _, forks in forks.follow(\.last) }),
    fork(
      "longest-fork-wins", "The longest fork wins, as in a blockchain.", \.policies.winner,
      to: { policies, forks in
        let paths = forks.heads.map { forks.path(to: $0) }
        let longest = paths.map(\.count).max() ?? 0
        let kept = Set(paths.filter { $0.count == longest }.joined())
        return forks.follow { policies.best($0.filter(kept.contains), forks) }
      }),
    fork(
      "highest-tag-anywhere-wins", "The fork with the highest tag anywhere wins.",
      \.policies.winner,
      to: { policies, forks in
        guard let best = policies.best(forks.epochs.dropFirst(), forks) else { return [] }
        return forks.path(to: best) + forks.follow(from: best) { policies.best($0, forks) }
      }),
    fork(
      "highest-head-wins", "The fork whose last commit has the highest tag wins.",
      \.policies.winner,
      to: { policies, forks in policies.best(forks.heads, forks).map(forks.path) ?? [] }),
    fork(
      "winner-is-head-alone", "The winner is named by its last commit alone.",
      \.policies.winner, to: { policies, forks in policies.descend(forks).suffix(1) }),
    fork(
      "winner-is-first-commit-alone", "Only the first differing commit of the winner is kept.",
      \.policies.winner, to: { policies, forks in Array(policies.descend(forks).prefix(1)) }),
  ]

  /// What a member does with commits and its states; each slip has an effect of its own.
  static let members = Group(
    section: "draft sections 4 and 6", effect: "", operations: [ProcessCommits.self]
  ).slips(\.memberSlips)

  /// What a client holds and where it sends.
  static let clients = Group(
    section: "draft section 6.1.2", effect: order.effect, operations: [ClientState.self]
  ).slips(\.policies.client)

  /// What servers agree on, buffer and deliver.
  static let federations = Group(
    section: "draft section 6.1.1",
    effect: "Messages are lost or come twice, or servers do not come together.",
    operations: [FederationTrace.self]
  ).slips(\.policies.servers)

  /// When an epoch can be deleted.
  static let deletions = Group(
    section: "draft section 7",
    effect: "States are deleted that someone needs, or are kept for ever.",
    operations: [DeletableEpochs.self], reading: .upstream
  ).slips(\.policies.deletion)
}
