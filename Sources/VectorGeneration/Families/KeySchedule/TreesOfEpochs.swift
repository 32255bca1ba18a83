import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// Chains and forks of epochs.
extension KeyScheduleFamily {
  /// A commit of a tree: the epoch in which it was sent, as in `EpochTree.TreeCommit`, and its traits.
  private typealias Sent = (parent: Int, traits: ScriptedGroup.Traits)

  private static let readings: [Reading] = [
    .firstEpoch, .baseInitSecret, .leavesForEveryInput, .bitOrder, .childContext,
  ]

  static func addTrees(_ cases: CaseBuilder) {
    addTree(
      "chain", "Five commits, each in the epoch that the one before it made.", [.chain],
      (0..<5).map { ($0, .ordinary) }, to: cases)
    addTree(
      "siblings", "Three commits in the first epoch: GroupContext.epoch is 1 in all of them.",
      [.siblingEpochs], [(0, .ordinary), (0, .ordinary), (0, .noPath)], to: cases)
  }

  static func addMixedTrees(_ cases: CaseBuilder) {
    addTree("first-epoch", "A group without commits.", [.firstEpoch], [], to: cases)
    addTree(
      "chain-mixed", "A chain of commits with and without paths and pre-shared keys.",
      [.chain, .withoutPath, .preSharedKey],
      [(0, .noPath), (1, .ordinary), (2, .noPathPSK), (3, .psk), (4, .extended), (5, .noPath)],
      to: cases)
    addTree(
      "cousins-same-commit",
      "The same secrets and GroupContext in a child of each of two siblings.", [.siblingEpochs],
      [(0, .ordinary), (0, .ordinary), (1, .ordinary), (2, .ordinary)],
      labels: ["a", "b", "c", "c"], to: cases)
  }

  static func addForks(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    addTree(
      "siblings-no-path", "Two commits without a path, which only their GroupContexts tell apart.",
      [.siblingEpochs, .withoutPath], [(0, .noPath), (0, .noPath)], to: cases)
    addTree(
      "siblings-same-path-secret", "Two commits with the same path secret in the same epoch.",
      [.siblingEpochs], [(0, .ordinary), (0, ScriptedGroup.Traits(pathSecretOf: "commit-0"))],
      to: cases)
    addTree(
      "forks-in-forks", "Forks of forks, with and without paths and pre-shared keys.",
      [.siblingEpochs, .chain, .withoutPath, .preSharedKey],
      [(0, .ordinary), (0, .noPath), (1, .psk), (1, .noPathPSK), (2, .ordinary), (5, .extended)],
      to: cases)
    // What stands for an absent secret can be a secret, if a rare one.
    let zeros = ScriptedGroup("path-zeros", cases)
    let values = zeros.values("commit-0", number: 1)
    cases.add(
      EpochTree.self, "path-zeros", "A commit whose last path secret is only zeros.", [.edgeBytes],
      readings: readings + [.lastPathSecret],
      input: EpochTree.Input(
        epochSecret: zeros.epochSecret,
        commits: [
          EpochTree.TreeCommit(
            parent: 0, pathSecret: Patterns.zeros(nh), pskSecret: values.pskSecret,
            groupContext: values.groupContext,
            confirmedTranscriptHash: values.confirmedTranscriptHash)
        ]))
    // Lets a stranger compare with values that were published outside this project.
    cases.add(
      EpochTree.self, "elevens",
      "epoch_secret of only 0x11; a commit with path_secret[n] of only 0x22 and one without a path, "
        + "both with a context of 40 times 0x33.", [.edgeBytes, .withoutPath, .siblingEpochs],
      readings: readings + [.lastPathSecret, .commitWithoutPath],
      input: EpochTree.Input(
        epochSecret: Patterns.repeating(0x11, nh),
        commits: [Patterns.repeating(0x22, nh), nil].map {
          EpochTree.TreeCommit(
            parent: 0, pathSecret: $0, pskSecret: Patterns.zeros(nh),
            groupContext: Patterns.repeating(0x33, 40),
            confirmedTranscriptHash: Patterns.repeating(0x44, nh))
        }))
  }

  static func drawTree(_ draw: Draw) {
    let commits = (0...draw.below(2)).map { index in
      EpochTree.TreeCommit(
        parent: draw.below(index + 1), pathSecret: draw.once(in: 3) ? nil : draw.secret(),
        pskSecret: draw.secret(), groupContext: draw.context(),
        confirmedTranscriptHash: draw.secret())
    }
    draw.add(
      EpochTree.self, readings: [.firstEpoch, .childContext],
      input: EpochTree.Input(epochSecret: draw.secret(), commits: commits))
  }

  private static func addTree(
    _ name: String, _ comment: String, _ flags: [Flag], _ sent: [Sent], labels: [String]? = nil,
    to cases: CaseBuilder
  ) {
    let group = ScriptedGroup(name, cases)
    var numbers: [UInt64] = [0]
    let commits = sent.enumerated().map { index, sent in
      numbers.append(numbers[sent.parent] + 1)
      let values = group.values(
        labels?[index] ?? "commit-\(index)", number: numbers[index + 1], sent.traits)
      return EpochTree.TreeCommit(
        parent: sent.parent, pathSecret: values.pathSecret, pskSecret: values.pskSecret,
        groupContext: values.groupContext, confirmedTranscriptHash: values.confirmedTranscriptHash)
    }
    let hasPath = sent.contains { $0.traits.hasPath }
    let hasNone = sent.contains { !$0.traits.hasPath }
    cases.add(
      EpochTree.self, name, comment, flags,
      readings: (sent.isEmpty ? [.firstEpoch, .baseInitSecret] : readings)
        + (hasPath ? [.lastPathSecret] : []) + (hasNone ? [.commitWithoutPath] : []),
      input: EpochTree.Input(epochSecret: group.epochSecret, commits: commits))
  }
}

extension Flag {
  fileprivate static let chain = Flag(
    "Chain", "Epochs that come from each other's parent_init_secret.", section: "draft section 4",
    effect:
      "With \"init\" or the parent's epoch_secret for parent_init_secret the first commit works "
      + "at most, and none after it.")
  fileprivate static let siblingEpochs = Flag(
    "SiblingEpochs", "Several commits in one epoch.", section: "draft sections 2 and 4",
    effect:
      "Forks of a group cannot be followed, or cannot be told apart: GroupContext.epoch is the "
      + "same in all of them.")
  fileprivate static let firstEpoch = Flag(
    "FirstEpoch", "The first epoch of a group.", section: "RFC 9420 section 11",
    effect: "The founder cannot read the first commit.")
}
