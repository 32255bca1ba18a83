import DMLS
import KeyDerivation
import MLSMessages
import OfficialVectors
import TestSupport
import Testing

/// psk_secret of the working group's vectors.
@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct OfficialPSKTests {
  struct Case: Decodable {
    struct PSK: Decodable {
      let pskId: HexBytes
      let psk: HexBytes
      let pskNonce: HexBytes
    }

    let cipherSuite: UInt16
    let psks: [PSK]
    let pskSecret: HexBytes
  }

  @Test func pskSecretsAreTheOfficialOnes() throws {
    let cases = try #require(OfficialVectors.found).decode("psk_secret.json", as: [Case].self)
    var counts: [CipherSuite: Set<Int>] = [:]
    for values in cases {
      let suite = try #require(CipherSuite(rawValue: values.cipherSuite))
      counts[suite, default: []].insert(values.psks.count)
      let secret = try suite.pskSecret(
        values.psks.map {
          (
            PreSharedKeyID(psk: .external(pskID: $0.pskId.bytes), pskNonce: $0.pskNonce.bytes),
            $0.psk.bytes
          )
        })
      #expect(secret == values.pskSecret.bytes, "\(suite.name), \(values.psks.count) keys")
    }
    #expect(Set(counts.keys) == Set(CipherSuite.allCases))
    #expect(counts.values.allSatisfy { $0.isSuperset(of: [0, 1, 2, 3]) })
  }
}
