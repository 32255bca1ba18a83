import KeyDerivation
import Testing

@Suite(.enabled(if: OfficialVectors.arePresent, "needs shared/mlswg-vectors by the package"))
struct CryptoBasicsTests {
  struct Case: Decodable {
    struct DeriveSecret: Decodable {
      let label: String
      let out: HexadecimalBytes
      let secret: HexadecimalBytes
    }

    struct DeriveTreeSecret: Decodable {
      let generation: UInt32
      let label: String
      let length: Int
      let out: HexadecimalBytes
      let secret: HexadecimalBytes
    }

    struct ExpandWithLabel: Decodable {
      let context: HexadecimalBytes
      let label: String
      let length: Int
      let out: HexadecimalBytes
      let secret: HexadecimalBytes
    }

    struct RefHash: Decodable {
      let label: String
      let out: HexadecimalBytes
      let value: HexadecimalBytes
    }

    let cipherSuite: UInt16
    let deriveSecret: DeriveSecret
    let deriveTreeSecret: DeriveTreeSecret
    let expandWithLabel: ExpandWithLabel
    let refHash: RefHash
  }

  private func loadCases() throws -> [(suite: CipherSuite, values: Case)] {
    try OfficialVectors.load("crypto-basics.json", as: Case.self).map { values in
      (try #require(CipherSuite(rawValue: values.cipherSuite)), values)
    }
  }

  @Test func fileCoversEveryCipherSuiteOnce() throws {
    #expect(try loadCases().map(\.suite) == CipherSuite.allCases)
  }

  @Test func expandWithLabelGivesOfficialOutput() throws {
    for (suite, values) in try loadCases() {
      let vector = values.expandWithLabel
      let output = try suite.expandWithLabel(
        secret: vector.secret.bytes, label: vector.label, context: vector.context.bytes,
        length: vector.length)
      #expect(output == vector.out.bytes, "\(suite.name)")
    }
  }

  @Test func deriveSecretGivesOfficialOutput() throws {
    for (suite, values) in try loadCases() {
      let vector = values.deriveSecret
      let output = try suite.deriveSecret(vector.secret.bytes, label: vector.label)
      #expect(output == vector.out.bytes, "\(suite.name)")
    }
  }

  @Test func deriveTreeSecretGivesOfficialOutput() throws {
    for (suite, values) in try loadCases() {
      let vector = values.deriveTreeSecret
      let output = try suite.deriveTreeSecret(
        secret: vector.secret.bytes, label: vector.label, generation: vector.generation,
        length: vector.length)
      #expect(output == vector.out.bytes, "\(suite.name)")
    }
  }

  @Test func refHashGivesOfficialOutput() throws {
    for (suite, values) in try loadCases() {
      let vector = values.refHash
      let output = try suite.refHash(label: vector.label, value: vector.value.bytes)
      #expect(output == vector.out.bytes, "\(suite.name)")
    }
  }
}
