import KeyDerivation
import Operations
import VectorFiles

/// One epoch from given secrets, or a small tree of epochs.
enum RandomKeySchedule: RandomScript {
  static let turns = 2

  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    if draw.once(in: 4) {
      try writeTree(name, suite, &draw, to: &builder)
      return
    }
    let exports = (0..<draw.below(3)).map { _ in
      KeySchedule.Export(
        label: draw.label(), context: draw.edgyBytes(draw.edgyLength(suite)),
        length: draw.pick([0, 1, suite.nh, suite.nh + 1, 255]))
    }
    try builder.addRandom(
      KeySchedule.self, name, suite, readings: [.baseInitSecret],
      input: KeySchedule.Input(
        initSecret: draw.secret(suite), commitSecret: draw.secret(suite),
        pskSecret: draw.secret(suite), groupContext: draw.edgyBytes(draw.edgyLength(suite)),
        confirmedTranscriptHash: draw.secret(suite), exports: exports))
  }

  private static func writeTree(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let commits = (0...draw.below(2)).map { index in
      EpochTree.TreeCommit(
        parent: draw.below(index + 1), pathSecret: draw.once(in: 3) ? nil : draw.secret(suite),
        pskSecret: draw.secret(suite), groupContext: draw.edgyBytes(draw.edgyLength(suite)),
        confirmedTranscriptHash: draw.secret(suite))
    }
    try builder.addRandom(
      EpochTree.self, name, suite, readings: [.firstEpoch, .childContext],
      input: EpochTree.Input(epochSecret: draw.secret(suite), commits: commits))
  }
}
