import KeyDerivation
import Testing

/// The test cases of RFC 5869, appendix A, for SHA-256.
struct HKDFTests {
  struct Case: Sendable {
    let number: Int
    let inputKeyMaterial: [UInt8]
    let salt: [UInt8]
    let info: [UInt8]
    let pseudorandomKey: String
    let output: String
  }

  static let cases: [Case] = [
    Case(
      number: 1,
      inputKeyMaterial: [UInt8](repeating: 0x0b, count: 22),
      salt: Array(0x00...0x0c),
      info: Array(0xf0...0xf9),
      pseudorandomKey: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
      output: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        + "34007208d5b887185865"),
    Case(
      number: 2,
      inputKeyMaterial: Array(0x00...0x4f),
      salt: Array(0x60...0xaf),
      info: Array(0xb0...0xff),
      pseudorandomKey: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
      output: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        + "cc30c58179ec3e87c14c01d5c1f3434f1d87"),
    Case(
      number: 3,
      inputKeyMaterial: [UInt8](repeating: 0x0b, count: 22),
      salt: [],
      info: [],
      pseudorandomKey: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
      output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        + "9d201395faa4b61a96c8"),
  ]

  @Test(arguments: cases)
  func extractGivesStandardPseudorandomKey(values: Case) {
    let key = HKDF.extract(.sha256, salt: values.salt, inputKeyMaterial: values.inputKeyMaterial)
    #expect(Hexadecimal.string(key) == values.pseudorandomKey, "case \(values.number)")
  }

  @Test(arguments: cases)
  func expandGivesStandardOutput(values: Case) throws {
    let key = try #require(Hexadecimal.bytes(values.pseudorandomKey))
    let output = try HKDF.expand(
      .sha256, pseudorandomKey: key, info: values.info, length: values.output.utf8.count / 2)
    #expect(Hexadecimal.string(output) == values.output, "case \(values.number)")
  }

  @Test(arguments: HashFunction.allCases)
  func emptySaltEqualsZerosOfDigestSize(function: HashFunction) {
    let zeros = [UInt8](repeating: 0, count: function.digestSize)
    #expect(
      HKDF.extract(function, salt: [], inputKeyMaterial: [1])
        == HKDF.extract(function, salt: zeros, inputKeyMaterial: [1]))
  }
}
