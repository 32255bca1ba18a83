import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

@testable import DMLS

/// An evaluation in two steps: the output first, the puncture after something was verified.
struct PreparedEvaluationTests {
  @Test(arguments: CipherSuite.onePerHash)
  func preparingChangesNothingHoweverOften(suite: CipherSuite) throws {
    let secret = suite.counting(from: 1)
    let leaf = suite.counting(from: 0x80)
    let expected = try suite.deriveFSSecret(secret: secret, input: leaf)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let before = try prf.serialized()
    for _ in 0..<3 {
      let output = try prf.prepare(leaf).output
      #expect(output == expected)
    }
    let after = try prf.serialized()
    #expect(after == before)
    let output = try prf.evaluate(leaf)
    #expect(output == expected)
  }

  @Test(arguments: CipherSuite.onePerHash, [61] as [UInt64])
  func preparingAndPuncturingIsEvaluating(suite: CipherSuite, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let secret = generator.bytes(suite.nh)
    let leaves = PuncturablePRFTests.relatedLeaves(5, suite, using: &generator)
    var whole = try PuncturablePRF(cipherSuite: suite, secret: secret)
    var stepped = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in leaves {
      let expected = try whole.evaluate(leaf)
      let prepared = try stepped.prepare(leaf)
      let output = prepared.output
      try stepped.puncture(prepared)
      #expect(output == expected, "seed \(seed)")
      let (wholeState, steppedState) = (try whole.serialized(), try stepped.serialized())
      #expect(steppedState == wholeState, "seed \(seed)")
    }
  }

  /// Others may be evaluated between the two steps, below or beside the prepared path.
  @Test(arguments: [0, 1, 7, 128, 254, 255], [-1, 3, 255])
  func anEvaluationInBetweenLeadsToTheSameState(first: Int, second: Int) throws {
    let suite = CipherSuite.suite1
    let leaf = suite.counting(from: 0x80)
    let others = [first, second].filter { $0 >= 0 }.map { leaf.flippingBit($0) }
    var expected = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    let prepared = try prf.prepare(leaf)
    for other in Set(others).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      _ = try prf.evaluate(other)
      _ = try expected.evaluate(other)
    }
    let output = try expected.evaluate(leaf)
    #expect(prepared.output == output)
    try prf.puncture(prepared)
    let (state, expectedState) = (try prf.serialized(), try expected.serialized())
    #expect(state == expectedState)
    let (nodes, expectedNodes) = (prf.retainedNodes, expected.retainedNodes)
    #expect(nodes == expectedNodes)
  }

  @Test func puncturingWhereOthersDidIsRefusedAndChangesNothing() throws {
    let suite = CipherSuite.suite1
    let leaf = suite.counting(from: 0x80)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    let prepared = try prf.prepare(leaf)
    _ = try prf.evaluate(leaf)
    let before = try prf.serialized()
    var refusal: DMLSError?
    do throws(DMLSError) { try prf.puncture(prepared) } catch { refusal = error }
    #expect(refusal == .punctured)
    let after = try prf.serialized()
    #expect(after == before)
  }

  @Test func preparingIsRefusedAsEvaluatingIs() throws {
    let suite = CipherSuite.suite1
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    _ = try prf.evaluate(suite.repeating(4))
    #expect(throws: DMLSError.punctured) { try Self.prepare(prf, suite.repeating(4)) }
    #expect(throws: DMLSError.wrongLength(name: "input", expected: 32, actual: 31)) {
      try Self.prepare(prf, Array(suite.repeating(4).dropLast()))
    }
  }

  @Test func whatWasDerivedIsWipedWithThePreparedValue() throws {
    let suite = CipherSuite.suite1
    let prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    weak var secrets: SecretBytes?
    do {
      let prepared = try prf.prepare(suite.repeating(4))
      secrets = prepared.path.secrets
      let leaf = prepared.path.secrets.bytes.suffix(suite.nh).map { $0 }
      #expect(leaf == suite.repeating(0), "the leaf's secret has been used")
      let isHeld = secrets != nil
      #expect(isHeld)
    }
    let isGone = secrets == nil
    #expect(isGone)
  }

  private static func prepare(
    _ prf: borrowing PuncturablePRF, _ input: [UInt8]
  ) throws(DMLSError) -> [UInt8] {
    try prf.prepare(input).output
  }
}
