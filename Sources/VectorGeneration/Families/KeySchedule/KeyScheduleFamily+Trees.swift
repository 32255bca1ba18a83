import KeyDerivation
import Operations
import VectorFiles

extension KeyScheduleFamily {
  /// A commit of a tree: the epoch in which it was sent, as in `EpochTree.TreeCommit`, and its traits.
  private typealias Sent = (parent: Int, traits: ScriptedGroup.Traits)

  private static let path = ScriptedGroup.Traits()
  private static let noPath = ScriptedGroup.Traits(hasPath: false)
  private static let psk = ScriptedGroup.Traits(hasPSK: true)
  private static let noPathPSK = ScriptedGroup.Traits(hasPath: false, hasPSK: true)
  private static let extended = ScriptedGroup.Traits(hasExtension: true)

  static func addTrees(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try addTree(
      "chain", "Five commits, each in the epoch that the one before it made.", suite, [.chain],
      (0..<5).map { ($0, path) }, to: &builder)
    try addTree(
      "siblings", "Three commits in the first epoch: GroupContext.epoch is 1 in all of them.",
      suite,
      [.siblingEpochs], [(0, path), (0, path), (0, noPath)], to: &builder)
  }

  static func addMixedTrees(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try addTree("first-epoch", "A group without commits.", suite, [.firstEpoch], [], to: &builder)
    try addTree(
      "chain-mixed", "A chain of commits with and without paths and pre-shared keys.", suite,
      [.chain, .withoutPath, .preSharedKey],
      [(0, noPath), (1, path), (2, noPathPSK), (3, psk), (4, extended), (5, noPath)], to: &builder)
    try addTree(
      "cousins-same-commit",
      "The same secrets and GroupContext in a child of each of two siblings.",
      suite, [.siblingEpochs],
      [(0, path), (0, path), (1, path), (2, path)], labels: ["a", "b", "c", "c"], to: &builder)
  }

  static func addForks(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try addTree(
      "siblings-no-path", "Two commits without a path, which only their GroupContexts tell apart.",
      suite, [.siblingEpochs, .withoutPath], [(0, noPath), (0, noPath)], to: &builder)
    try addTree(
      "siblings-same-path-secret", "Two commits with the same path secret in the same epoch.",
      suite,
      [.siblingEpochs], [(0, path), (0, ScriptedGroup.Traits(pathSecretOf: "commit-0"))],
      to: &builder)
    try addTree(
      "forks-in-forks", "Forks of forks, with and without paths and pre-shared keys.", suite,
      [.siblingEpochs, .chain, .withoutPath, .preSharedKey],
      [(0, path), (0, noPath), (1, psk), (1, noPathPSK), (2, path), (5, extended)], to: &builder)
    // Lets a stranger compare with values that were published outside this project.
    try builder.add(
      EpochTree.self, "elevens", suite,
      "epoch_secret of only 0x11; a commit with path_secret[n] of only 0x22 and one without a path, "
        + "both with a context of 40 times 0x33.",
      flags: [.edgeBytes, .withoutPath, .siblingEpochs],
      readings: readings + [.lastPathSecret, .commitWithoutPath],
      input: EpochTree.Input(
        epochSecret: repeating(0x11, suite.nh),
        commits: [repeating(0x22, suite.nh), nil].map {
          EpochTree.TreeCommit(
            parent: 0, pathSecret: $0, pskSecret: Patterns.zeros(suite.nh),
            groupContext: repeating(0x33, 40), confirmedTranscriptHash: repeating(0x44, suite.nh))
        }))
  }

  private static let readings: [Reading] = [
    .firstEpoch, .baseInitSecret, .leavesForEveryInput, .bitOrder, .childContext,
  ]

  private static func addTree(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag], _ sent: [Sent],
    labels: [String]? = nil, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let group = try ScriptedGroup(name, suite, builder)
    var commits: [EpochTree.TreeCommit] = []
    var numbers: [UInt64] = [0]
    for (index, (parent, traits)) in sent.enumerated() {
      numbers.append(numbers[parent] + 1)
      let values = try group.values(
        labels?[index] ?? "commit-\(index)", number: numbers[index + 1], traits)
      commits.append(
        EpochTree.TreeCommit(
          parent: parent, pathSecret: values.pathSecret, pskSecret: values.pskSecret,
          groupContext: values.groupContext,
          confirmedTranscriptHash: values.confirmedTranscriptHash))
    }
    let hasPath = sent.contains { $0.traits.hasPath }
    let hasNone = sent.contains { !$0.traits.hasPath }
    try builder.add(
      EpochTree.self, name, suite, comment, flags: flags,
      readings: (sent.isEmpty ? [.firstEpoch, .baseInitSecret] : readings)
        + (hasPath ? [.lastPathSecret] : []) + (hasNone ? [.commitWithoutPath] : []),
      input: EpochTree.Input(epochSecret: group.epochSecret, commits: commits))
  }

  private static func repeating(_ byte: UInt8, _ count: Int) -> [UInt8] {
    [UInt8](repeating: byte, count: count)
  }
}
