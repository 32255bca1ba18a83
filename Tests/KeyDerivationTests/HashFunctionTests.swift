import KeyDerivation
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
    #expect(Hexadecimal.string(answer.function.hash(answer.message)) == answer.digest)
  }

  @Test(arguments: KnownAnswer.patterns)
  func digestAtPaddingBoundaryIsExact(answer: KnownAnswer) {
    #expect(Hexadecimal.string(answer.function.hash(answer.message)) == answer.digest)
  }

  @Test(arguments: millionLetters)
  func digestOfAMillionLettersIsExact(function: HashFunction, digest: String) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(Hexadecimal.string(function.hash(message)) == digest)
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
