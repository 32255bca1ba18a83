import DMLS
import KeyDerivation
import MLSMessages
import TLSPresentation
import TestSupport
import Testing

/// The key schedule, against its figure in RFC 9420 section 8 written out again.
struct EpochSecretsTests {
  private let context: [UInt8] = [1, 2, 3]

  @Test(arguments: CipherSuite.allCases)
  func eachSecretIsDeriveSecretUnderItsLabel(suite: CipherSuite) throws {
    let epochSecret = suite.counting(from: 9)
    let secrets = try EpochSecrets(by: suite, epochSecret: epochSecret)
    let labels: [(String, [UInt8])] = [
      ("sender data", secrets.senderDataSecret), ("encryption", secrets.encryptionSecret),
      ("exporter", secrets.exporterSecret), ("external", secrets.externalSecret),
      ("confirm", secrets.confirmationKey), ("membership", secrets.membershipKey),
      ("resumption", secrets.resumptionPSK), ("authentication", secrets.epochAuthenticator),
      ("parent_init", secrets.parentInitSecret), ("epoch", secrets.dmlsEpoch),
    ]
    for (label, secret) in labels {
      #expect(try secret == suite.deriveSecret(epochSecret, label), "\(label)")
    }
  }

  @Test(arguments: CipherSuite.onePerHash)
  func theWayToEpochSecretIsThatOfTheFigure(suite: CipherSuite) throws {
    let (initSecret, commitSecret) = (suite.counting(from: 1), suite.counting(from: 2))
    let pskSecret = suite.counting(from: 3)
    let joinerSecret = try suite.expandWithLabel(
      suite.extract(salt: initSecret, inputKeyMaterial: commitSecret), "joiner", context)
    let member = suite.extract(salt: joinerSecret, inputKeyMaterial: pskSecret)
    let entry = try EpochEntry(
      by: suite, initSecret: initSecret, commitSecret: commitSecret,
      pskSecret: pskSecret, groupContext: context)
    #expect(entry.joinerSecret == joinerSecret)
    #expect(entry.memberSecret == member)
    #expect(
      try suite.welcomeSecret(memberSecret: entry.memberSecret)
        == suite.deriveSecret(member, "welcome"))
    #expect(
      try entry.epochSecret == suite.expandWithLabel(member, "epoch", context))
    let joiner = try EpochEntry(
      by: suite, joinerSecret: joinerSecret, pskSecret: pskSecret, groupContext: context)
    #expect(joiner == entry)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func commitSecretIsThePathSecretAfterTheLast(suite: CipherSuite) throws {
    let pathSecret = suite.counting(from: 4)
    #expect(
      try suite.commitSecret(pathSecret: pathSecret) == suite.deriveSecret(pathSecret, "path"))
    #expect(try suite.commitSecret(pathSecret: nil) == suite.repeating(0))
    #expect(
      try suite.commitSecret(pathSecret: suite.repeating(0)) != suite.repeating(0),
      "zeros for the last path secret are no commit without a path")
  }

  @Test(arguments: CipherSuite.onePerHash)
  func exportsHashTheirContext(suite: CipherSuite) throws {
    let exporterSecret = suite.counting(from: 5)
    let base = try suite.deriveSecret(exporterSecret, "label")
    for length in [0, 1, suite.nh, suite.nh + 1, 255 * suite.nh] {
      let expected = try suite.expandWithLabel(
        base, "exported", suite.hash.hash(context), length)
      #expect(
        try suite.exported(
          exporterSecret: exporterSecret, label: "label", context: context, length: length)
          == expected)
    }
    for length in [-1, 255 * suite.nh + 1] {
      #expect(throws: DMLSError.self) {
        try suite.exported(
          exporterSecret: exporterSecret, label: "label", context: context, length: length)
      }
    }
  }

  @Test(arguments: CipherSuite.onePerHash, [-1, 1])
  func secretsOfAnotherWidthAreRefusedByName(suite: CipherSuite, difference: Int) throws {
    let good = suite.repeating(3)
    let bad = [UInt8](repeating: 3, count: suite.nh + difference)
    func wrong(_ name: String) -> DMLSError {
      .wrongLength(name: name, expected: suite.nh, actual: bad.count)
    }
    #expect(throws: wrong("init_secret")) {
      try EpochEntry(
        by: suite, initSecret: bad, commitSecret: good, pskSecret: good, groupContext: [])
    }
    #expect(throws: wrong("commit_secret")) {
      try EpochEntry(
        by: suite, initSecret: good, commitSecret: bad, pskSecret: good, groupContext: [])
    }
    #expect(throws: wrong("psk_secret")) {
      try EpochEntry(
        by: suite, initSecret: good, commitSecret: good, pskSecret: bad, groupContext: [])
    }
    #expect(throws: wrong("joiner_secret")) {
      try EpochEntry(by: suite, joinerSecret: bad, pskSecret: good, groupContext: [])
    }
    #expect(throws: wrong("epoch_secret")) {
      try EpochSecrets(by: suite, epochSecret: bad)
    }
    #expect(throws: wrong("path_secret")) { try suite.commitSecret(pathSecret: bad) }
    #expect(throws: wrong("exporter_secret")) {
      try suite.exported(exporterSecret: bad, label: "", context: [], length: 1)
    }
  }

  @Test func theNumberOfPreSharedKeysMustFitTwoBytes() throws {
    let id = PreSharedKeyID(psk: .external(pskID: []), pskNonce: [])
    let keys = Array(repeating: (id: id, psk: [UInt8]()), count: 65536)
    #expect(throws: PresentationError.lengthTooLarge(count: 65536)) {
      try CipherSuite.suite1.pskSecret(keys)
    }
    #expect(try CipherSuite.suite1.pskSecret([]) == CipherSuite.suite1.repeating(0))
  }
}
