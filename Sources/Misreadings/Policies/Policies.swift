import DMLS
import Operations

/// What can go wrong in an implementation, one case each.
///
/// A case is a flag and a row of the catalogue: its raw value is "name: What is misread."
protocol Slip: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {}

extension Slip {
  /// The name of the misreading, and what is misread.
  var row: (id: String, summary: String) {
    let id = rawValue.prefix { $0 != ":" }
    return (String(id), String(rawValue.dropFirst(id.count + 2)))
  }
}

/// A second formulation of the example of section 6 and of the deletion rule of section 7, with room
/// for slips.
struct Policies: Sendable {
  /// Whether one confirmation tag is higher than another.
  var isHigher: @Sendable ([UInt8], [UInt8]) -> Bool = { $1.lexicographicallyPrecedes($0) }
  /// The winning fork, from a child of the first epoch on.
  var winner: @Sendable (Policies, Forks) -> [String] = { $0.descend($1) }
  var client: Set<ClientSlip> = []
  var servers: Set<ServerSlip> = []
  var deletion: Set<DeletionSlip> = []

  /// The fork that wins, section 6.1 of the draft.
  func run(_ input: ForkChoice.Input) -> ForkChoice.Output {
    // The epoch in which the first differing commits were sent has no name.
    var forks = Forks(root: "")
    for commit in input.commits {
      forks.add(commit.id, parent: commit.parent ?? "", commit: commit.confirmationTag)
    }
    return ForkChoice.Output(winner: winner(self, forks))
  }

  /// At each point of divergence the child with the highest tag, then its children.
  func descend(_ forks: Forks) -> [String] { forks.follow { best($0, forks) } }

  /// The epoch of the commit with the highest tag.
  func best(_ epochs: some Sequence<String>, _ forks: Forks) -> String? {
    epochs.reduce(nil) { best, epoch in
      guard let best else { return epoch }
      return prefers(epoch, to: best, forks) ? epoch : best
    }
  }

  /// Whether the commit of one epoch has a higher tag than that of another.
  func prefers(_ epoch: String, to other: String, _ forks: Forks) -> Bool {
    isHigher(forks.commit(of: epoch) ?? [], forks.commit(of: other) ?? [])
  }
}

/// The epochs of forks, with the confirmation tags of the commits that made them.
typealias Forks = EpochGraph<String, [UInt8]>

extension EpochGraph {
  /// The epochs behind the first one on the way to an epoch, itself among them.
  func path(to epoch: ID) -> [ID] { Array(chain(to: epoch).dropFirst()) }

  /// The epochs without children.
  var heads: [ID] { epochs.dropFirst().filter { children(of: $0).isEmpty } }

  /// A fork from an epoch on, or from the first: of the children each time the one that is picked.
  func follow(from epoch: ID? = nil, _ pick: ([ID]) -> ID?) -> [ID] {
    var fork: [ID] = []
    while let next = pick(children(of: fork.last ?? epoch ?? root)) { fork.append(next) }
    return fork
  }
}
