import KeyDerivation
import TestSupport
import Testing

struct HashFunctionTests {
  static let millionLetters: [(HashFunction, String)] = [
    (
      HashFunction.sha256,
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
    (
      HashFunction.sha384,
      "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b"
        + "07b8b3dc38ecc4ebae97ddd87f3d8985"
    ),
    (
      HashFunction.sha512,
      "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
        + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"
    ),
  ]

  @Test func sizesAreThoseOfTheStandard() {
    #expect(HashFunction.allCases.map(\.digestSize) == [32, 48, 64])
    #expect(HashFunction.allCases.map(\.blockSize) == [64, 128, 128])
  }

  @Test(arguments: KnownAnswer.examples)
  func digestOfStandardExampleIsExact(answer: KnownAnswer) {
    #expect(answer.function.hash(answer.message).hex == answer.digest)
  }

  @Test(arguments: KnownAnswer.patterns)
  func digestAtPaddingBoundaryIsExact(answer: KnownAnswer) {
    #expect(answer.function.hash(answer.message).hex == answer.digest)
  }

  @Test(arguments: millionLetters)
  func digestOfAMillionLettersIsExact(function: HashFunction, digest: String) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(function.hash(message).hex == digest)
  }

  @Test(arguments: HashFunction.allCases)
  func digestIsTheSameForEverySplitInTwo(function: HashFunction) {
    let message = (0..<3 * function.blockSize).map { UInt8($0 % 251) }
    let digest = function.hash(message)
    for split in 0...message.count {
      var hash = IncrementalHash(function)
      hash.update(Array(message[..<split]))
      hash.update(Array(message[split...]))
      #expect(hash.finalize() == digest, "split at \(split)")
    }
  }

  @Test(arguments: HashFunction.allCases)
  func digestIsTheSameByteByByte(function: HashFunction) {
    let message = (0..<2 * function.blockSize + 1).map { UInt8($0 % 251) }
    var hash = IncrementalHash(function)
    for byte in message {
      hash.update([byte])
    }
    #expect(hash.finalize() == function.hash(message))
  }

  @Test(arguments: HashFunction.allCases)
  func copyGoesItsOwnWay(function: HashFunction) {
    var first = IncrementalHash(function)
    first.update([1, 2, 3])
    var second = first
    first.update([4])
    second.update([5])
    #expect(first.finalize() == function.hash([1, 2, 3, 4]))
    #expect(second.finalize() == function.hash([1, 2, 3, 5]))
  }
}

/// A message with the digest it must have.
struct KnownAnswer: Sendable {
  let function: HashFunction
  let message: [UInt8]
  let digest: String

  /// A message given as text.
  init(_ function: HashFunction, _ message: String, _ digest: String) {
    self.function = function
    self.message = Array(message.utf8)
    self.digest = digest
  }

  /// A message of `count` bytes, byte i being i modulo 251.
  init(_ function: HashFunction, _ count: Int, _ digest: String) {
    self.function = function
    message = (0..<count).map { UInt8($0 % 251) }
    self.digest = digest
  }

  /// The empty message and the examples that NIST gives for FIPS 180-4.
  static let examples: [KnownAnswer] = [
    KnownAnswer(
      .sha256,
      "",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    KnownAnswer(
      .sha256,
      "abc",
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    KnownAnswer(
      .sha256,
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    KnownAnswer(
      .sha256,
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    KnownAnswer(
      .sha384,
      "",
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
        + "274edebfe76f65fbd51ad2f14898b95b"),
    KnownAnswer(
      .sha384,
      "abc",
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
        + "8086072ba1e7cc2358baeca134c825a7"),
    KnownAnswer(
      .sha384,
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6"
        + "b0455a8520bc4e6f5fe95b1fe3c8452b"),
    KnownAnswer(
      .sha384,
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712"
        + "fcc7c71a557e2db966c3e9fa91746039"),
    KnownAnswer(
      .sha512,
      "",
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
    KnownAnswer(
      .sha512,
      "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"),
    KnownAnswer(
      .sha512,
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c335"
        + "96fd15c13b1b07f9aa1d3bea57789ca031ad85c7a71dd70354ec631238ca3445"),
    KnownAnswer(
      .sha512,
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
        + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"),
  ]
}

extension KnownAnswer: CustomTestStringConvertible {
  /// Short, since a report that spells out a million bytes helps nobody.
  var testDescription: String { "\(function) of \(message.count) bytes" }
}

extension KnownAnswer {
  /// Messages whose padding starts at, before and after each boundary, and a long one.
  ///
  /// Any line is recomputed with Python's hashlib, here for SHA-256 and 55 bytes:
  /// `hashlib.sha256(bytes(i % 251 for i in range(55))).hexdigest()`.
  static let patterns: [KnownAnswer] = [
    KnownAnswer(
      .sha256, 0,
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    KnownAnswer(
      .sha256, 55,
      "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
    KnownAnswer(
      .sha256, 56,
      "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
    KnownAnswer(
      .sha256, 63,
      "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
    KnownAnswer(
      .sha256, 64,
      "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
    KnownAnswer(
      .sha256, 111,
      "60780e9451bdc43cf4530ffc95cbb0c4eb24dae2c39f55f334d679e076c08065"),
    KnownAnswer(
      .sha256, 112,
      "09373f127d34e61dbbaa8bc4499c87074f2ddb10e1b465f506d7d70a15011979"),
    KnownAnswer(
      .sha256, 127,
      "92ca0fa6651ee2f97b884b7246a562fa71250fedefe5ebf270d31c546bfea976"),
    KnownAnswer(
      .sha256, 128,
      "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5"),
    KnownAnswer(
      .sha256, 1_000_000,
      "2c030d49ec131bfbbb446ad21e7a2f12cdb4f2f4f3fda3ac709dd2e68a4646c7"),
    KnownAnswer(
      .sha384, 0,
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
        + "274edebfe76f65fbd51ad2f14898b95b"),
    KnownAnswer(
      .sha384, 55,
      "dcedb6b590edb4efa849c801e6b6490657a5c1e64f69269f5f63c9267f6223de"
        + "24cea7aaa6b267d9bcecc15147b6c875"),
    KnownAnswer(
      .sha384, 56,
      "7b9132d597b8873ad55bbc30f18ed3f2c9f340e7de69fb5774056c71a06d9bc2"
        + "b14137e9e1c68b6b645fed28b188249d"),
    KnownAnswer(
      .sha384, 63,
      "dd66b519f51a925814407a449c60b34c553d7652d41783ee903a810a4c9f833b"
        + "8181c91c7f12283eacd6a5f8a2639ddf"),
    KnownAnswer(
      .sha384, 64,
      "9f2c9eb7116b3d7a4ba84a74a4d4eff8a5efcf54b6d7b662693c38577914c73a"
        + "214766f0a175339bb0895a863824fc0a"),
    KnownAnswer(
      .sha384, 111,
      "f5f9fe110d809d34029de262a01b208356caec6e054c7f926b2591f6c9780579"
        + "d4b59f5578c6f531a84f158a33660cef"),
    KnownAnswer(
      .sha384, 112,
      "33ba080ec0ccb378e4e95fed3b26c23aa1a280476e007519ee47f60cd9c5c8a6"
        + "5d627259a9aa2fd33ca06d3c14ee5548"),
    KnownAnswer(
      .sha384, 127,
      "d5fcfe2fcf6b3ef375ede37c8123d9b78065fecc1d55197e2f7721e6e9a93d0b"
        + "a4d7fd15f9b96dea2744df24141ba2ef"),
    KnownAnswer(
      .sha384, 128,
      "ca2385773319124534111a36d0581fc3f00815e907034b90cff9c3a861e126a7"
        + "41d5dfcff65a417b6d7296863ac0ec17"),
    KnownAnswer(
      .sha384, 1_000_000,
      "6617ea3f5ceba4043c9543ff4210a9440a2f1f3a61d2f0d37bcc9beb5f65ba17"
        + "ac25a71738d8d900899785c4859ad52e"),
    KnownAnswer(
      .sha512, 0,
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"),
    KnownAnswer(
      .sha512, 55,
      "6856647f269c2ee3d8128f0b25427659d880641ef343300dd3cd4679168f58d6"
        + "527fda70b4ebc854e2065e172b7d58c1536992c0810599259ba84a2b40c65414"),
    KnownAnswer(
      .sha512, 56,
      "8b12b2f6fe400a51d29656e2b8c42a1bbfe6fcf3e425da430db05d1a2dda1479"
        + "0dee20fa8b22d8762afffe4988a5c98a4430d22a17e41e23d90fa61ab75671a9"),
    KnownAnswer(
      .sha512, 63,
      "9dc9c5598e55dc42955695320839788e353f1d7f6ba74df74c80a8a52f463c06"
        + "97f57f68835d1418f4ce9b6530cd79bd0f4c6f7e13c93feb1218c0b65c2c0561"),
    KnownAnswer(
      .sha512, 64,
      "ee4320ebaf3fdb4f2c832b137200c08e235e0fa7bbd0eb1740c7063ba8a0d151"
        + "da77e003398e1714a955d475b05e3e950b639503b452ec185de4229bc4873949"),
    KnownAnswer(
      .sha512, 111,
      "a1a111449b198d9b1f538bad7f3fc1022b3a5b1a5e90a0bc860de8512746cbc3"
        + "1599e6c834de3a3235327af0b51ff57bf7acf1974a73014d9c3953812edc7c8d"),
    KnownAnswer(
      .sha512, 112,
      "c5fbd731d19d2ae1180f001be72c2c1aaba1d7b094b3748880e24593b8e117a7"
        + "50e11c1bd867cc2f96dace8c8b74abd2d5c4f236be444e77d30d1916174070b9"),
    KnownAnswer(
      .sha512, 127,
      "eab89674feaa34e27aebeeff3c0a4d70070bb872d5e9f186cf1dbbdee517b6e3"
        + "5724d629ff025a5b07185e911ada7e3c8acf830aa0e4f71777bd2d44f504f7f0"),
    KnownAnswer(
      .sha512, 128,
      "1dffd5e3adb71d45d2245939665521ae001a317a03720a45732ba1900ca3b835"
        + "1fc5c9b4ca513eba6f80bc7b1d1fdad4abd13491cb824d61b08d8c0e1561b3f7"),
    KnownAnswer(
      .sha512, 1_000_000,
      "c64684a6d351bdb7e7e050d30d61ca838044c888d7a488142cc0001e56e86e8f"
        + "aec7ab8588dfa82243fecd146da30cce2625c494b1d0c2633fb044c3a2f9a0af"),
  ]
}
