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
  private static let member = Group(
    section: "draft sections 4 and 6", effect: "", operations: [ProcessCommits.self])

  private static let external = "RFC 9420 section 8.3"
  private static let named = "draft section 2"

  /// Which fork wins.
  static let forkChoices: Rows = [
    "tag-lower-wins": order(
      "The lower confirmation tag wins.",
      .set(\.policies.isHigher) { $0.lexicographicallyPrecedes($1) }),
    "tag-bytes-signed": order(
      "Tags are compared as signed bytes.",
      .set(\.policies.isHigher) {
        $1.lexicographicallyPrecedes($0) { Int8(bitPattern: $0) < Int8(bitPattern: $1) }
      }),
    "tag-little-endian": order(
      "Tags are compared from their last byte on.",
      .set(\.policies.isHigher) { $1.reversed().lexicographicallyPrecedes($0.reversed()) }),
    "tag-first-byte-only": order(
      "Only the first bytes of tags are compared.",
      .set(\.policies.isHigher) { ($0.first ?? 0) > ($1.first ?? 0) }),
    "tag-first-word-only": order(
      "Only the first eight bytes of tags are compared.",
      .set(\.policies.isHigher) { $1.prefix(8).lexicographicallyPrecedes($0.prefix(8)) }),
    "first-fork-wins": fork(
      "The fork that came first wins.",
      .set(\.policies.winner) { _, forks in forks.follow(\.first) }),
    "last-fork-wins": fork(
      "The fork that came last wins.", .set(\.policies.winner) { _, forks in forks.follow(\.last) }),
    "longest-fork-wins": fork(
      "The longest fork wins, as in a blockchain.",
      .set(\.policies.winner) { policies, forks in
        let paths = forks.heads.map { forks.path(to: $0) }
        let longest = paths.map(\.count).max() ?? 0
        let kept = Set(paths.filter { $0.count == longest }.joined())
        return forks.follow { policies.best($0.filter(kept.contains), forks) }
      }),
    "highest-tag-anywhere-wins": fork(
      "The fork with the highest tag anywhere wins.",
      .set(\.policies.winner) { policies, forks in
        guard let best = policies.best(forks.epochs.dropFirst(), forks) else { return [] }
        return forks.path(to: best) + forks.follow(from: best) { policies.best($0, forks) }
      }),
    "highest-head-wins": fork(
      "The fork whose last commit has the highest tag wins.",
      .set(\.policies.winner) { policies, forks in
        policies.best(forks.heads, forks).map(forks.path) ?? []
      }),
    "winner-is-head-alone": fork(
      "The winner is named by its last commit alone.",
      .set(\.policies.winner) { policies, forks in policies.descend(forks).suffix(1) }),
    "winner-is-first-commit-alone": fork(
      "Only the first differing commit of the winner is kept.",
      .set(\.policies.winner) { policies, forks in Array(policies.descend(forks).prefix(1)) }),
  ]

  /// What a member does with commits and its states.
  static let members: Rows = [
    "punctured-before-tag": member(
      "A commit punctures before its tag has verified.",
      effect: "A re-tagged bad copy blocks the good commit.", reading: .whenToPuncture,
      .slip(\.memberSlips, .puncturesBeforeTag)),
    "parent-deleted": member(
      "An epoch is deleted as soon as it has a child, as in MLS.",
      effect: "Forks cannot be followed: the first commit wins.",
      .slip(\.memberSlips, .deletesParent)),
    "siblings-replaced": member(
      "A second child of an epoch takes the place of the first.",
      effect: "A fork is lost that others still follow.", .slip(\.memberSlips, .replacesSiblings)),
    "children-deleted": member(
      "The children of a deleted epoch go with it.",
      effect: "The current epoch is lost when an old one is cleaned up.",
      .slip(\.memberSlips, .deletesChildren)),
    "deletion-ignored": member(
      "A deleted epoch is still there.",
      effect: "Forward secrecy is lost: old epochs can be stolen.",
      .slip(\.memberSlips, .ignoresDeletion)),
    "unknown-taken-for-last": member(
      "A commit that names no held epoch is tried on the last one.",
      effect: "A message is processed in an epoch in which it was not sent.",
      reading: .epochOfMessage, .slip(\.memberSlips, .takesUnknownForLast)),
    "early-commits-buffered": member(
      "A commit for an unknown epoch waits and is processed later by itself.",
      effect: "Epochs appear that nobody was told of.", .slip(\.memberSlips, .buffersEarlyCommits)),
    "repeated-commit-accepted": member(
      "A commit that was processed before is accepted again.",
      effect: "A replay looks like a new epoch.", reading: .repeatedCommit,
      .slip(\.memberSlips, .answersRepeats)),
    "refusal-deletes-epoch": member(
      "A refused commit deletes the epoch for which it was sent.",
      effect: "One bad message blocks an epoch for good.", .slip(\.memberSlips, .refusalDeletes)),
    "restored-without-punctures": member(
      "The saved state holds parent_init_secret: punctures are undone.",
      effect: "Who steals the saved state recomputes what was punctured.",
      .slip(\.memberSlips, .restoresRoots)),
    "last-epoch-saved-alone": member(
      "Only the last epoch is saved.", effect: "Forks are lost when the program ends.",
      .slip(\.memberSlips, .savesLastAlone)),
    "external-overwrites-pprf": member(
      "An external commit puts the PPRF of its own init secret in the place of the members'.",
      section: external, effect: "After it no member's commit in the same epoch can be followed.",
      reading: .externalCommit, .slip(\.memberSlips, .overwritesPPRF)),
    "external-twice-crashes": member(
      "An external commit that comes twice ends the process.", section: external,
      effect: "One repeated message ends the program.", endsProcess: true,
      .slip(\.memberSlips, .crashesOnExternalRepeats)),
    "external-repeat-accepted": member(
      "An external commit that comes twice makes its epoch anew.", section: external,
      effect: "What was punctured in that epoch can be computed again.", reading: .repeatedCommit,
      .slip(\.memberSlips, .acceptsExternalRepeats)),
    "external-without-psk": member(
      "psk_secret is left out of an external commit.", section: external,
      effect: "External commits with a pre-shared key cannot be followed.",
      .slip(\.memberSlips, .skipsExternalPSK)),
    "external-without-path": member(
      "The path of an external commit is left out of the key schedule.", section: external,
      effect: "External commits cannot be followed.", .slip(\.memberSlips, .skipsExternalPath)),
    "epoch-found-by-8-bytes": member(
      "An epoch is found by the first eight bytes of its dmls_epoch.", section: named,
      effect: "A message that names another epoch is processed.",
      .slip(\.memberSlips, .findsByEightBytes)),
    "epoch-found-by-beginning": member(
      "An epoch is found by any beginning of its dmls_epoch, down to none.", section: named,
      effect: "A message that names no epoch is processed.",
      .slip(\.memberSlips, .findsByBeginning)),
    "states-kept-by-number": member(
      "States are kept by GroupContext.epoch, of which two forks have the same.", section: named,
      effect: "A fork is lost that others still follow.", .slip(\.memberSlips, .keepsByNumber)),
    "heads-saved-alone": member(
      "Only the epochs without children are saved.",
      effect: "Commits that come late are lost when the program ends.",
      .slip(\.memberSlips, .savesHeadsAlone)),
    "deleted-come-back": member(
      "Deleted epochs are in the saved state.",
      effect: "A restart brings back what was to be forgotten.",
      .slip(\.memberSlips, .restoresDeleted)),
    "refused-remembered": member(
      "A commit that was refused for its tag counts as processed.",
      effect: "A re-tagged bad copy blocks the good commit.", reading: .whenToPuncture,
      .slip(\.memberSlips, .remembersRefused)),
    "unknown-epoch-as-wrong-tag": member(
      "A commit for an unknown epoch is refused for its tag.",
      effect: "The caller does not learn that it must wait for the parent.",
      .slip(\.memberSlips, .unknownAsWrongTag)),
    "wrong-tag-as-duplicate": member(
      "A commit with a bad tag is refused as one that was processed.",
      effect: "The caller drops the good copy too.", .slip(\.memberSlips, .wrongTagAsDuplicate)),
    "deleted-epoch-hidden": member(
      "A deleted epoch is not listed as held, and stays in the saved state.",
      effect: "Forward secrecy is lost: old epochs can be stolen.",
      .slip(\.memberSlips, .hidesDeleted)),
  ]

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
