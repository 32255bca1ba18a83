import KeyDerivation
import Operations
import VectorFiles

/// An epoch's identifier.
enum RandomDMLSEpoch: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.addRandom(
      DMLSEpoch.self, name, suite, input: DMLSEpoch.Input(epochSecret: draw.secret(suite)))
  }
}

/// A commit, one in four without a path.
enum RandomCommitConfirmation: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let hasPath = !draw.once(in: 4)
    try builder.addRandom(
      CommitConfirmation.self, name, suite,
      readings: [hasPath ? .lastPathSecret : .commitWithoutPath],
      input: CommitConfirmation.Input(pathSecret: hasPath ? draw.secret(suite) : nil))
  }
}

/// A few children of one parent, some of them twice.
enum RandomDeriveChildSecret: RandomScript {
  static let turns = 1

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var children: [DeriveChildSecret.Child] = []
    for _ in 0...draw.below(2) {
      if draw.once(in: 4), let last = children.last {
        var repeated = last
        if draw.once(in: 2) { repeated.context += [0] }
        children.append(repeated)
      } else {
        children.append(
          DeriveChildSecret.Child(
            label: draw.once(in: 5) ? draw.label() : "child_init",
            inputSecret: draw.secret(suite),
            context: draw.edgyBytes(draw.edgyLength(suite))))
      }
    }
    try builder.addRandom(
      DeriveChildSecret.self, name, suite,
      readings: [.leavesForEveryInput, .bitOrder, .childContext],
      input: DeriveChildSecret.Input(prfKey: draw.nearlySecret(suite), children: children))
  }
}
