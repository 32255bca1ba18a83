import DMLS
import KeyDerivation
import TestSupport
import Testing

/// The values that specification.md gives, computed outside this project.
struct CrossCheckTests {
  private let suite = CipherSuite.suite1
  private let context = [UInt8](repeating: 0x33, count: 40)

  @Test(
    arguments: zip(
      CipherSuite.onePerHash,
      [
        "2002b8647e7c3d2c272ca56c174ef799", "47fa47d25f510285819f1cf412f6415b",
        "22bb240aaed3cd34407da27e970ad29e",
      ]))
  func deriveFSSecretOfCountingBytes(suite: CipherSuite, expected: String) throws {
    let secret = suite.counting(from: 0)
    let input = suite.counting(from: 0x80)
    let stateless = try suite.deriveFSSecret(secret: secret, input: input)
    #expect(Array(stateless.prefix(16)).hex == expected)
    #expect(stateless.count == suite.nh)

    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    let stateful = try prf.evaluate(input)
    #expect(stateful == stateless)
  }

  @Test func leafSecretWithoutTheFinalStep() throws {
    let path = try suite.directPath(
      secret: suite.counting(from: 0), input: suite.counting(from: 0x80))
    let leaf = try #require(path.last)
    #expect(Array(leaf.prefix(8)).hex == "812ae6333e141410")
    #expect(path.count == 257)
  }

  @Test func dmlsEpoch() throws {
    let epoch = try suite.dmlsEpoch(epochSecret: suite.repeating(0x11))
    #expect(Array(epoch.prefix(8)).hex == "e2c9084eccdcb1db")
  }

  @Test func parentInitSecret() throws {
    let secret = try EpochSecrets(by: suite, epochSecret: suite.repeating(0x11)).parentInitSecret
    #expect(Array(secret.prefix(8)).hex == "3efdad8df8915c02")
  }

  @Test(arguments: [(true, "0a6a1d80627ac45e"), (false, "dbafb11bcd47e6d7")])
  func childInitSecret(hasPath: Bool, expected: String) throws {
    let key = try EpochSecrets(by: suite, epochSecret: suite.repeating(0x11)).parentInitSecret
    let confirmation = try suite.commitConfirmation(
      pathSecret: hasPath ? suite.repeating(0x22) : nil)
    let child = try suite.deriveChildSecret(
      prfKey: key, label: DMLSLabel.childInit, inputSecret: confirmation, context: context)
    #expect(Array(child.prefix(8)).hex == expected)
  }
}
