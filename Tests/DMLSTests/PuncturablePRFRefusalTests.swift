import DMLS
import KeyDerivation
import TestSupport
import Testing

struct PuncturablePRFRefusalTests {
  @Test(arguments: CipherSuite.onePerHash, [0, 31, 33, 47, 49, 63, 65, 128])
  func keysOfAnotherWidthAreRefused(suite: CipherSuite, count: Int) {
    #expect(
      throws: DMLSError.wrongLength(name: "secret", expected: suite.nh, actual: count)
    ) {
      let prf = try PuncturablePRF(
        cipherSuite: suite, secret: [UInt8](repeating: 1, count: count))
      _ = prf.retainedCount
    }
  }

  @Test(arguments: CipherSuite.onePerHash)
  func inputsOfAnotherWidthAreRefusedAndChangeNothing(suite: CipherSuite) throws {
    let leaf = suite.counting(from: 1)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(7))
    let inputs = [[], [0], Array(leaf.dropLast()), leaf + [0], leaf + leaf]
    for isUsed in [false, true] {
      let before = try prf.serialized()
      for input in inputs {
        let refusal = prf.refusal(at: input)
        #expect(
          refusal == .wrongLength(name: "input", expected: suite.nh, actual: input.count),
          "used: \(isUsed)")
        let after = try prf.serialized()
        #expect(after == before, "used: \(isUsed), \(input.count) bytes")
      }
      if !isUsed { _ = try prf.evaluate(leaf) }
    }
  }

  @Test(arguments: CipherSuite.onePerHash)
  func repeatsAreRefusedAndChangeNothing(suite: CipherSuite) throws {
    let first = suite.counting(from: 1)
    let leaves = [
      first, first.flippingBit(0), first.flippingBit(suite.leafDepth - 1),
      first.flippingBit(suite.leafDepth / 2), suite.counting(from: 0x99),
    ]
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(7))
    for (index, leaf) in leaves.enumerated() {
      _ = try prf.evaluate(leaf)
      let before = try prf.serialized()
      for repeated in leaves[...index] {
        let refusal = prf.refusal(at: repeated)
        #expect(refusal == .punctured)
        let after = try prf.serialized()
        #expect(after == before)
      }
    }
  }

  @Test func refusalsBetweenEvaluationsDoNotShowInTheOutputs() throws {
    let suite = CipherSuite.suite1
    let secret = suite.counting(from: 0)
    let first = suite.counting(from: 1)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    for leaf in [first, first.flippingBit(255), first.flippingBit(3)] {
      _ = prf.refusal(at: [])
      let output = try prf.evaluate(leaf)
      #expect(try output == suite.deriveFSSecret(secret: secret, input: leaf))
      let refusal = prf.refusal(at: leaf)
      #expect(refusal == .punctured)
    }
  }
}
