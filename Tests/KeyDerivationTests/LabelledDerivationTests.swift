import DMLS
import KeyDerivation
import OfficialVectors
import TestSupport
import Testing

struct CipherSuiteTests {
  struct Row: Sendable {
    let value: UInt16
    let name: String
    let hash: HashFunction
    let nh: Int
    let aeadKeySize: Int
  }

  static let rows: [Row] = [
    Row(
      value: 1, name: "MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519",
      hash: .sha256, nh: 32, aeadKeySize: 16),
    Row(
      value: 2, name: "MLS_128_DHKEMP256_AES128GCM_SHA256_P256",
      hash: .sha256, nh: 32, aeadKeySize: 16),
    Row(
      value: 3, name: "MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519",
      hash: .sha256, nh: 32, aeadKeySize: 32),
    Row(
      value: 4, name: "MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448",
      hash: .sha512, nh: 64, aeadKeySize: 32),
    Row(
      value: 5, name: "MLS_256_DHKEMP521_AES256GCM_SHA512_P521",
      hash: .sha512, nh: 64, aeadKeySize: 32),
    Row(
      value: 6, name: "MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_Ed448",
      hash: .sha512, nh: 64, aeadKeySize: 32),
    Row(
      value: 7, name: "MLS_256_DHKEMP384_AES256GCM_SHA384_P384",
      hash: .sha384, nh: 48, aeadKeySize: 32),
  ]

  @Test(arguments: rows)
  func suiteHasRegisteredNameAndSizes(row: Row) throws {
    let suite = try #require(CipherSuite(rawValue: row.value))
    #expect(suite.name == row.name)
    #expect(suite.hash == row.hash)
    #expect(suite.nh == row.nh)
    #expect(suite.aeadKeySize == row.aeadKeySize)
    #expect(suite.aeadNonceSize == 12)
  }

  @Test func thereAreNoOtherSuites() {
    #expect(CipherSuite.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
    #expect(CipherSuite(rawValue: 0) == nil)
    #expect(CipherSuite(rawValue: 8) == nil)
    #expect(CipherSuite(rawValue: 0x0a0a) == nil)
  }

  @Test(arguments: CipherSuite.allCases)
  func extractAndMacUseTheHashOfTheSuite(suite: CipherSuite) {
    let key: [UInt8] = [1, 2, 3]
    let message: [UInt8] = [4, 5]
    let code = HMAC.authenticationCode(suite.hash, key: key, message: message)
    let tag = suite.confirmationTag(
      confirmationKey: key, confirmedTranscriptHash: message, groupContext: [])
    #expect(tag == code)
    #expect(suite.extract(salt: key, inputKeyMaterial: message) == code)
    #expect(code.count == suite.nh)
  }
}

/// Every refusal on both sides of its boundary.
struct LimitTests {
  private static let vectorLimit = 1 << 30

  @Test(arguments: HashFunction.allCases)
  func expandGivesUpTo255Digests(function: HashFunction) throws {
    let limit = 255 * function.digestSize
    let key = [UInt8](repeating: 7, count: function.digestSize)
    let full = try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit)
    #expect(full.count == limit)
    let less = try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit - 1)
    #expect(less == full.dropLast())
    #expect(throws: KeyDerivationError.outputTooLong) {
      try HKDF.expand(function, pseudorandomKey: key, info: [], length: limit + 1)
    }
  }

  @Test(arguments: HashFunction.allCases)
  func expandRefusesNegativeLengthOnly(function: HashFunction) throws {
    #expect(try HKDF.expand(function, pseudorandomKey: [1], info: [], length: 0) == [])
    #expect(throws: KeyDerivationError.lengthOutOfRange) {
      try HKDF.expand(function, pseudorandomKey: [1], info: [], length: -1)
    }
  }

  @Test(arguments: CipherSuite.allCases)
  func expandWithLabelGivesUpTo255Nh(suite: CipherSuite) throws {
    let limit = 255 * suite.nh
    let output = try expand(suite, length: limit)
    #expect(output.count == limit)
    #expect(throws: DMLSError.keyDerivation(.outputTooLong)) {
      try expand(suite, length: limit + 1)
    }
  }

  @Test(arguments: CipherSuite.allCases)
  func expandWithLabelTakesLengthsOfUInt16Only(suite: CipherSuite) throws {
    #expect(try expand(suite, length: 0) == [])
    #expect(throws: DMLSError.keyDerivation(.lengthOutOfRange)) { try expand(suite, length: -1) }
    #expect(throws: DMLSError.keyDerivation(.outputTooLong)) { try expand(suite, length: 65_535) }
    #expect(throws: DMLSError.keyDerivation(.lengthOutOfRange)) {
      try expand(suite, length: 65_536)
    }
  }

  @Test func infoRefusesAContextOfTwoToThe30() {
    // Never written, so it takes no memory unless someone copies it.
    let context = unsafe [UInt8](unsafeUninitializedCapacity: Self.vectorLimit) { _, count in
      count = Self.vectorLimit
    }
    #expect(throws: KeyDerivationError.vectorTooLong) {
      try KDFLabel.encode(length: 1, label: "", context: context)
    }
  }

  @Test func infoIsLengthThenPrefixedLabelThenContext() throws {
    let info = try KDFLabel.encode(length: 0x1234, label: "tree", context: [9, 8])
    #expect(info == [0x12, 0x34, 12] + Array("MLS 1.0 tree".utf8) + [2, 9, 8])
    let empty = try KDFLabel.encode(length: 0, label: "", context: [])
    #expect(empty == [0, 0, 8] + Array("MLS 1.0 ".utf8) + [0])
  }

  @Test func infoTakesLabelAndContextOfEveryHeaderSize() throws {
    let label = String(repeating: "x", count: 56)
    let context = [UInt8](repeating: 3, count: 16_384)
    let info = try KDFLabel.encode(length: 1, label: label, context: context)
    #expect(
      info == [0, 1, 0x40, 64] + Array("MLS 1.0 ".utf8) + Array(label.utf8)
        + [0x80, 0, 0x40, 0] + context)
  }

  private func expand(_ suite: CipherSuite, length: Int) throws -> [UInt8] {
    try suite.expandWithLabel([UInt8](repeating: 5, count: suite.nh), "limit", [1], length)
  }
}

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
        vector.secret.bytes, vector.label, vector.context.bytes, vector.length)
      #expect(output == vector.out.bytes, "\(suite.name)")
    }
  }

  @Test func deriveSecretGivesOfficialOutput() throws {
    for (suite, values) in try loadCases() {
      let vector = values.deriveSecret
      let output = try suite.deriveSecret(vector.secret.bytes, vector.label)
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
