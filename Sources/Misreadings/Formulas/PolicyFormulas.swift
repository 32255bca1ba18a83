import DMLS
import Operations

/// The example of section 6 and the deletion rule of section 7 of the draft, in decisions.
struct PolicyFormulas: Sendable {
  /// Whether one confirmation tag is higher than another.
  var isHigher: @Sendable ([UInt8], [UInt8]) -> Bool = { $1.lexicographicallyPrecedes($0) }
  /// The winning fork of a tree, from a commit's children on.
  var winner: @Sendable (PolicyFormulas, [ForkChoice.ForkCommit]) -> [String] = { policy, commits in
    policy.descend(commits)
  }
  var client = ClientPolicy()
  var federation = FederationPolicy()
  var deletion = DeletionPolicy()
}

/// The client's rules.
struct ClientPolicy: Sendable {
  /// Whether the losing side of a fork wins.
  var losesAsWinner = false
  /// Whether tags decide at all; else the later commit wins, or the earlier.
  var laterWins = false
  var earlierWins = false
  /// Whether the tag of the current epoch is compared in the place of the first differing one.
  var comparesHead = false
  /// Whether the longer fork wins.
  var longerWins = false
  /// Whether `retain` is ignored.
  var alwaysRetains = false
  var neverRetains = false
  /// Whether a commit without `retain` deletes its parent alone.
  var deletesParentOnly = false
  /// Whether the epochs of a losing fork stay.
  var keepsLosers = false
  /// Whether a commit that loses is kept.
  var keepsLosingCommit = false
  /// Whether a losing commit's missing `retain` deletes older epochs.
  var losingCommitDeletes = false
  /// Whether the client sends in the oldest epoch that it holds.
  var sendsInOldest = false
  /// Whether a repeated commit is processed again.
  var acceptsRepeats = false
  /// Whether a commit that was refused for an unknown epoch counts as processed.
  var remembersRefused = false
}

/// The servers' rules.
struct FederationPolicy: Sendable {
  /// Whether only directly linked servers are connected.
  var needsDirectLinks = false
  /// Whether a healed partition keeps the longer chain.
  var longerWins = false
  /// Whether the last commits' tags are compared.
  var comparesHeads = false
  /// Whether the lower tag wins.
  var lowerWins = false
  /// Whether messages other than commits are not buffered.
  var dropsMessages = false
  /// Whether commits of the losing fork are not delivered.
  var dropsLosers = false
  /// Whether healing delivers everything again.
  var deliversAgain = false
  /// Whether the sender gets its own message back: true is right.
  var deliversToSender = true
  /// Whether buffered items are delivered newest first.
  var deliversBackwards = false
  var retain: Retain = .atAcceptance
  /// Whether a commit for an older epoch is agreed on too.
  var acceptsStale = false
  /// Whether agreement spans partitions.
  var agreesAcross = false
  /// Whether buffers hold commits alone, of all partitions, etc.
  var forgetsBufferOnSecondCut = false

  enum Retain: Sendable {
    case atAcceptance
    case atDelivery
    case always
    case never
  }
}

/// The deletion rule.
struct DeletionPolicy: Sendable {
  /// Whether commits before the state count.
  var countsAncestors = false
  /// Whether commits anywhere count.
  var countsEverywhere = false
  /// Whether commits sent in the state itself count: true is right.
  var countsOwn = true
  /// Whether only one fork counts: that of the first child.
  var oneForkOnly = false
  /// Whether removed members need to have sent: false is right.
  var needsRemoved = false
  /// Whether members added later need to have sent.
  var needsAdded = false
  /// Whether any one sender is enough.
  var anySender = false
  /// Whether the first epoch's members are asked everywhere.
  var asksFounders = false
  /// Whether an epoch can be deleted as soon as it has a child.
  var anyChild = false
}

extension PolicyFormulas {
  /// At each point of divergence the child with the highest tag, then its children.
  func descend(_ commits: [ForkChoice.ForkCommit]) -> [String] {
    var winner: [String] = []
    var parent: String?
    while let best = best(commits.filter { $0.parent == parent }) {
      winner.append(best.id)
      parent = best.id
    }
    return winner
  }

  /// The commit with the highest tag.
  func best(_ commits: [ForkChoice.ForkCommit]) -> ForkChoice.ForkCommit? {
    commits.reduce(nil) { best, commit in
      guard let best else { return commit }
      return isHigher(commit.confirmationTag, best.confirmationTag) ? commit : best
    }
  }

  /// The path from the last common epoch to a commit.
  func path(to id: String, _ commits: [ForkChoice.ForkCommit]) -> [ForkChoice.ForkCommit] {
    var path: [ForkChoice.ForkCommit] = []
    var next: String? = id
    while let id = next, let commit = commits.first(where: { $0.id == id }) {
      path.insert(commit, at: 0)
      next = commit.parent
    }
    return path
  }

  /// Every path from the last common epoch to a commit without children.
  func paths(_ commits: [ForkChoice.ForkCommit]) -> [[ForkChoice.ForkCommit]] {
    commits.filter { commit in !commits.contains { $0.parent == commit.id } }
      .map { path(to: $0.id, commits) }
  }
}

extension PolicyFormulas {
  /// Of several paths the one that wins by tags.
  func highest(_ paths: [[ForkChoice.ForkCommit]]) -> [String] {
    let commits = paths.flatMap(\.self)
    return descend(
      commits.indices.filter { index in
        !commits[..<index].contains { $0.id == commits[index].id }
      }.map { commits[$0] })
  }
}
