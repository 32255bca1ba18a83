import KeyDerivation
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
    #expect(suite.mac(key: key, message: message) == code)
    #expect(suite.extract(salt: key, inputKeyMaterial: message) == code)
    #expect(code.count == suite.nh)
  }
}
