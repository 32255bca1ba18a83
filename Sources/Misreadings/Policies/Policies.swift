import Operations

/// A second formulation of the example of section 6 and of the deletion rule of section 7, with room
/// for slips.
struct Policies: Sendable {
  /// Whether one confirmation tag is higher than another.
  var isHigher: @Sendable ([UInt8], [UInt8]) -> Bool = { $1.lexicographicallyPrecedes($0) }
  /// The winning fork of a tree, from a commit's children on.
  var winner: @Sendable (Policies, [ForkChoice.ForkCommit]) -> [String] = { policies, commits in
    policies.descend(commits)
  }
  var client: Set<ClientSlip> = []
  var servers: Set<ServerSlip> = []
  var deletion: Set<DeletionSlip> = []

  /// The fork that wins, section 6.1 of the draft.
  func run(_ input: ForkChoice.Input) -> ForkChoice.Output {
    ForkChoice.Output(winner: winner(self, input.commits))
  }
}

extension Policies {
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

extension Policies {
  /// Of several paths the one that wins by tags.
  func highest(_ paths: [[ForkChoice.ForkCommit]]) -> [String] {
    let commits = paths.flatMap(\.self)
    return descend(
      commits.indices.filter { index in
        !commits[..<index].contains { $0.id == commits[index].id }
      }.map { commits[$0] })
  }
}
