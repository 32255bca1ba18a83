import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

@testable import DMLS

/// The record has what the PPRF retains, and every node that the formulas give above punctured
/// leaves.
struct PunctureRecordTests {
  @Test(arguments: CipherSuite.onePerHash, [81] as [UInt64])
  func itHasWhatTheStateHoldsAndWhatTheFormulasGive(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = PuncturablePRFTests.relatedLeaves(3, suite, using: &generator)
    var record = try PunctureRecord(cipherSuite: suite, secret: secret)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    var gone: Set<[UInt8]> = []
    for (step, leaf) in leaves.enumerated() {
      _ = try prf.evaluate(leaf)
      let before = record.gone.count
      try record.evaluate(leaf, in: step)
      gone.formUnion(try suite.directPath(secret: secret, input: leaf))
      #expect(Set(record.retained) == Set(prf.retainedNodes.map(\.secret)), "seed \(seed)")
      #expect(Set(record.gone.map(\.node.secret)) == gone, "seed \(seed)")
      #expect(record.gone.count == gone.count, "each once")
      #expect(record.gone[before...].allSatisfy { $0.step == step })
      for new in record.gone[before...] {
        #expect(new.node.prefix == leaf.firstBits(new.node.depth))
      }
    }
  }

  @Test func refusedEvaluationsChangeNothing() throws {
    let suite = CipherSuite.suite1
    var record = try PunctureRecord(cipherSuite: suite, secret: suite.counting(from: 1))
    try record.evaluate(suite.repeating(3), in: 0)
    let gone = record.gone
    #expect(throws: DMLSError.punctured) { try record.evaluate(suite.repeating(3), in: 1) }
    #expect(throws: DMLSError.wrongLength(name: "input", expected: 32, actual: 1)) {
      try record.evaluate([3], in: 1)
    }
    #expect(record.gone == gone)
    #expect(record.retained.count == 256)
  }

  @Test func deletionGivesUpAllThatWasHeld() throws {
    let suite = CipherSuite.suite1
    var record = try PunctureRecord(cipherSuite: suite, secret: suite.counting(from: 1))
    record.delete(in: 4)
    #expect(record.retained.isEmpty)
    let root = RetainedNode(depth: 0, prefix: [], secret: suite.counting(from: 1))
    #expect(record.gone == [PunctureRecord.Gone(node: root, step: 4)])
  }
}
