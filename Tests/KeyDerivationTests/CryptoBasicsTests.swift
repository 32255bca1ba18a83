import KeyDerivation
import OfficialVectors
import Testing

@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct CryptoBasicsTests {
  struct Case: Decodable {
    struct DeriveSecret: Decodable {
      let label: String
      let out: HexBytes
      let secret: HexBytes
    }

    struct DeriveTreeSecret: Decodable {
      let generation: UInt32
      let label: String
      let length: Int
      let out: HexBytes
      let secret: HexBytes
    }

    struct ExpandWithLabel: Decodable {
      let context: HexBytes
      let label: String
      let length: Int
      let out: HexBytes
      let secret: HexBytes
    }

    struct RefHash: Decodable {
      let label: String
      let out: HexBytes
      let value: HexBytes
    }

    let cipherSuite: UInt16
    let deriveSecret: DeriveSecret
    let deriveTreeSecret: DeriveTreeSecret
    let expandWithLabel: ExpandWithLabel
    let refHash: RefHash
  }

  private func loadCases() throws -> [(suite: CipherSuite, values: Case)] {
    try #require(OfficialVectors.found).decode("crypto-basics.json", as: [Case].self).map {
      values in
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
