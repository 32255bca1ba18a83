import DMLS
import KeyDerivation
import OfficialVectors
import Testing

/// The working group's key schedule, with "init" for "parent_init" and the KEM key pair left out.
@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct OfficialKeyScheduleTests {
  struct Case: Decodable {
    let cipherSuite: UInt16
    let initialInitSecret: HexBytes
    let epochs: [Epoch]
  }

  struct Epoch: Decodable {
    struct Exporter: Decodable {
      let label: String
      let context: HexBytes
      let length: Int
      let secret: HexBytes
    }

    let commitSecret: HexBytes
    let pskSecret: HexBytes
    let groupContext: HexBytes
    let joinerSecret: HexBytes
    let welcomeSecret: HexBytes
    let initSecret: HexBytes
    let senderDataSecret: HexBytes
    let encryptionSecret: HexBytes
    let exporterSecret: HexBytes
    let epochAuthenticator: HexBytes
    let externalSecret: HexBytes
    let confirmationKey: HexBytes
    let membershipKey: HexBytes
    let resumptionPsk: HexBytes
    let exporter: Exporter
  }

  private let cases: [(suite: CipherSuite, values: Case)]

  init() throws {
    let vectors = try #require(OfficialVectors.found)
    cases = try vectors.decode("key-schedule.json", as: [Case].self).map { values in
      (try #require(CipherSuite(rawValue: values.cipherSuite)), values)
    }
  }

  @Test func fileCoversEveryCipherSuiteWithChains() {
    #expect(Set(cases.map(\.suite)) == Set(CipherSuite.allCases))
    #expect(cases.allSatisfy { $0.values.epochs.count >= 5 })
  }

  @Test func everySecretOfEveryEpochIsTheOfficialOne() throws {
    for (suite, values) in cases {
      var initSecret = values.initialInitSecret.bytes
      for (index, epoch) in values.epochs.enumerated() {
        let place: Comment = "\(suite.name) \(index)"
        let entry = try EpochEntry(
          by: suite, initSecret: initSecret, commitSecret: epoch.commitSecret.bytes,
          pskSecret: epoch.pskSecret.bytes, groupContext: epoch.groupContext.bytes)
        #expect(entry.joinerSecret == epoch.joinerSecret.bytes, place)
        let welcomeSecret = try suite.welcomeSecret(memberSecret: entry.memberSecret)
        #expect(welcomeSecret == epoch.welcomeSecret.bytes, place)
        let secrets = try EpochSecrets(by: suite, entry)
        #expect(secrets.senderDataSecret == epoch.senderDataSecret.bytes, place)
        #expect(secrets.encryptionSecret == epoch.encryptionSecret.bytes, place)
        #expect(secrets.exporterSecret == epoch.exporterSecret.bytes, place)
        #expect(secrets.externalSecret == epoch.externalSecret.bytes, place)
        #expect(secrets.confirmationKey == epoch.confirmationKey.bytes, place)
        #expect(secrets.membershipKey == epoch.membershipKey.bytes, place)
        #expect(secrets.resumptionPSK == epoch.resumptionPsk.bytes, place)
        #expect(secrets.epochAuthenticator == epoch.epochAuthenticator.bytes, place)
        // "parent_init" has taken the place of "init", by which RFC 9420 goes on.
        initSecret = try suite.deriveSecret(entry.epochSecret, "init")
        #expect(initSecret == epoch.initSecret.bytes, place)
        let exported = try suite.exported(
          exporterSecret: secrets.exporterSecret, label: epoch.exporter.label,
          context: epoch.exporter.context.bytes, length: epoch.exporter.length)
        #expect(exported == epoch.exporter.secret.bytes, place)
      }
    }
  }

  @Test func theWayOfAJoinerLeadsToTheSameEpoch() throws {
    for (suite, values) in cases {
      let epoch = try #require(values.epochs.first)
      let member = try EpochEntry(
        by: suite, initSecret: values.initialInitSecret.bytes,
        commitSecret: epoch.commitSecret.bytes, pskSecret: epoch.pskSecret.bytes,
        groupContext: epoch.groupContext.bytes)
      let joiner = try EpochEntry(
        by: suite, joinerSecret: epoch.joinerSecret.bytes,
        pskSecret: epoch.pskSecret.bytes, groupContext: epoch.groupContext.bytes)
      #expect(joiner == member, "\(suite.name)")
    }
  }
}
