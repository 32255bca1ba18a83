import KeyDerivation
import Testing

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
