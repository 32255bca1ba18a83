import DMLS
import KeyDerivation
import TestSupport
import Testing

struct KeyScheduleTests {
  @Test func labelsAreThoseOfTheDraft() {
    #expect(DMLSLabel.epoch == "epoch")
    #expect(DMLSLabel.parentInit == "parent_init")
    #expect(DMLSLabel.confirmation == "conf")
    #expect(DMLSLabel.childInit == "child_init")
    #expect(DMLSLabel.pprf == "pprf")
  }

  @Test(arguments: CipherSuite.allCases)
  func eachSecretIsDeriveSecretUnderItsLabel(suite: CipherSuite) throws {
    let secret = suite.counting(from: 7)
    #expect(try suite.dmlsEpoch(epochSecret: secret) == suite.deriveSecret(secret, "epoch"))
    #expect(
      try EpochSecrets(by: suite, epochSecret: secret).parentInitSecret
        == suite.deriveSecret(secret, "parent_init"))
    #expect(
      try suite.commitConfirmation(pathSecret: secret) == suite.deriveSecret(secret, "conf"))
  }

  @Test(arguments: CipherSuite.allCases)
  func commitWithoutPathTakesZerosInPlaceOfThePathSecret(suite: CipherSuite) throws {
    let without = try suite.commitConfirmation(pathSecret: nil)
    #expect(try without == suite.commitConfirmation(pathSecret: suite.repeating(0)))
    #expect(try without != suite.commitConfirmation(pathSecret: suite.repeating(1)))
  }

  @Test(arguments: CipherSuite.onePerHash)
  func childSecretIsDeriveFSSecretOfTheExpandedInput(suite: CipherSuite) throws {
    let key = suite.counting(from: 1)
    let confirmation = suite.counting(from: 2)
    let context: [UInt8] = [5, 6, 7]
    let input = try suite.expandWithLabel(confirmation, "child_init", context)
    #expect(
      try input
        == suite.childSecretInput(label: "child_init", inputSecret: confirmation, context: context))
    let child = try suite.deriveChildSecret(
      prfKey: key, label: "child_init", inputSecret: confirmation, context: context)
    #expect(try child == suite.deriveFSSecret(secret: key, input: input))
  }

  @Test(arguments: CipherSuite.onePerHash, [-1, 1])
  func secretsOfAnotherWidthAreRefusedByName(suite: CipherSuite, difference: Int) throws {
    let whole = suite.repeating(3)
    let count = suite.nh + difference
    let other = [UInt8](repeating: 3, count: count)
    #expect(throws: wrong("epoch_secret", suite, count)) {
      try suite.dmlsEpoch(epochSecret: other)
    }
    #expect(throws: wrong("epoch_secret", suite, count)) {
      try EpochSecrets(by: suite, epochSecret: other).parentInitSecret
    }
    #expect(throws: wrong("path_secret", suite, count)) {
      try suite.commitConfirmation(pathSecret: other)
    }
    #expect(throws: wrong("input_secret", suite, count)) {
      try suite.childSecretInput(label: "child_init", inputSecret: other, context: [])
    }
    #expect(throws: wrong("secret", suite, count)) {
      try suite.deriveChildSecret(
        prfKey: other, label: "child_init", inputSecret: whole, context: [])
    }
    #expect(throws: wrong("input", suite, count)) {
      try suite.deriveFSSecret(secret: whole, input: other)
    }
  }

  @Test func emptyPathSecretIsNoCommitWithoutPath() {
    #expect(throws: wrong("path_secret", .suite1, 0)) {
      try CipherSuite.suite1.commitConfirmation(pathSecret: [])
    }
  }

  private func wrong(_ name: String, _ suite: CipherSuite, _ actual: Int) -> DMLSError {
    .wrongLength(name: name, expected: suite.nh, actual: actual)
  }
}
