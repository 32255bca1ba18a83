import KeyDerivation
import TestSupport
import Testing

/// The test cases of RFC 4231, section 4, save the truncated one.
struct HMACTests {
  struct Case: Sendable {
    let number: Int
    let key: [UInt8]
    let message: [UInt8]
    let codes: [HashFunction: String]
  }

  private static let longMessage =
    "This is a test using a larger than block-size key and a larger than block-size data. "
    + "The key needs to be hashed before being used by the HMAC algorithm."

  static let cases: [Case] = [
    Case(
      number: 1,
      key: [UInt8](repeating: 0x0b, count: 20),
      message: Array("Hi There".utf8),
      codes: [
        .sha256: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        .sha384: "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59c"
          + "faea9ea9076ede7f4af152e8b2fa9cb6",
        .sha512: "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
          + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854",
      ]),
    Case(
      number: 2,
      key: Array("Jefe".utf8),
      message: Array("what do ya want for nothing?".utf8),
      codes: [
        .sha256: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        .sha384: "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
          + "8e2240ca5e69e2c78b3239ecfab21649",
        .sha512: "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
          + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
      ]),
    Case(
      number: 3,
      key: [UInt8](repeating: 0xaa, count: 20),
      message: [UInt8](repeating: 0xdd, count: 50),
      codes: [
        .sha256: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        .sha384: "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b"
          + "2a5ab39dc13814b94e3ab6e101a34f27",
        .sha512: "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
          + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb",
      ]),
    Case(
      number: 4,
      key: Array(1...25),
      message: [UInt8](repeating: 0xcd, count: 50),
      codes: [
        .sha256: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        .sha384: "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e"
          + "6801dd23c4a7d679ccf8a386c674cffb",
        .sha512: "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
          + "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd",
      ]),
    Case(
      number: 6,
      key: [UInt8](repeating: 0xaa, count: 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      codes: [
        .sha256: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        .sha384: "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
          + "0c2ef6ab4030fe8296248df163f44952",
        .sha512: "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
          + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598",
      ]),
    Case(
      number: 7,
      key: [UInt8](repeating: 0xaa, count: 131),
      message: Array(longMessage.utf8),
      codes: [
        .sha256: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        .sha384: "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5"
          + "a678cc31e799176d3860e6110c46523e",
        .sha512: "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
          + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58",
      ]),
  ]

  @Test(arguments: cases, HashFunction.allCases)
  func codeIsThatOfTheStandard(values: Case, function: HashFunction) throws {
    let code = HMAC.authenticationCode(function, key: values.key, message: values.message)
    #expect(code.hex == values.codes[function], "case \(values.number)")
  }

  @Test(arguments: HashFunction.allCases)
  func onlyKeysLongerThanABlockAreHashed(function: HashFunction) {
    let longest = [UInt8](repeating: 1, count: function.blockSize)
    let tooLong = longest + [1]
    let code = HMAC.authenticationCode(function, key: longest, message: [])
    let hashed = HMAC.authenticationCode(function, key: function.hash(longest), message: [])
    #expect(code != hashed)
    #expect(
      HMAC.authenticationCode(function, key: tooLong, message: [])
        == HMAC.authenticationCode(function, key: function.hash(tooLong), message: []))
  }

  @Test(arguments: HashFunction.allCases)
  func copyOfAKeyedCodeStartsOverWithTheKey(function: HashFunction) {
    let keyed = HMAC(function, key: [1, 2, 3])
    for message: [UInt8] in [[], [4], [5, 6]] {
      var code = keyed
      code.update(message)
      #expect(
        code.finalize() == HMAC.authenticationCode(function, key: [1, 2, 3], message: message))
    }
  }
}

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
    #expect(key.hex == values.pseudorandomKey, "case \(values.number)")
  }

  @Test(arguments: cases)
  func expandGivesStandardOutput(values: Case) throws {
    let key = hex(values.pseudorandomKey)
    let output = try HKDF.expand(
      .sha256, pseudorandomKey: key, info: values.info, length: values.output.utf8.count / 2)
    #expect(output.hex == values.output, "case \(values.number)")
  }

  @Test(arguments: HashFunction.allCases)
  func emptySaltEqualsZerosOfDigestSize(function: HashFunction) {
    let zeros = [UInt8](repeating: 0, count: function.digestSize)
    #expect(
      HKDF.extract(function, salt: [], inputKeyMaterial: [1])
        == HKDF.extract(function, salt: zeros, inputKeyMaterial: [1]))
  }
}
