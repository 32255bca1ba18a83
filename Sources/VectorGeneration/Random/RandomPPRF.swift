import KeyDerivation
import Operations
import VectorFiles

/// DeriveFSSecret.
enum RandomPPRFEvaluate: RandomScript {
  static let turns = 1

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let secret = draw.nearlySecret(suite)
    try builder.addRandom(
      PPRFEvaluate.self, name, suite, readings: [.leavesForEveryInput, .bitOrder],
      input: PPRFEvaluate.Input(secret: secret, input: draw.nearlySecret(suite)))
  }
}

/// A few steps on one PPRF: neighbours, repeats, refused lengths, restored state.
enum RandomPPRFPuncture: RandomScript {
  static let turns = 1

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    var inputs: [[UInt8]] = []
    var steps: [PPRFPuncture.Step] = []
    for _ in 0...draw.below(4) {
      switch draw.below(8) {
      case 0: steps.append(.saveAndRestore)
      case 1 where draw.once(in: 3): steps.append(.retainedNodes)
      case 2: steps.append(.evaluate(draw.nearlySecret(suite)))
      case 3 where !inputs.isEmpty: steps.append(.evaluate(draw.pick(inputs)))
      default:
        let input = draw.leafIndex(suite, near: inputs)
        inputs.append(input)
        steps.append(.evaluate(input))
      }
    }
    try builder.addRandom(
      PPRFPuncture.self, name, suite, readings: [.leavesForEveryInput, .bitOrder, .noRootKept],
      input: PPRFPuncture.Input(secret: draw.secret(suite), steps: steps))
  }
}
