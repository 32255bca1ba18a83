import KeyDerivation
import TestSupport
import Testing

@testable import DMLS

/// Secrets that are given up are overwritten, and nothing else is.
struct WipingTests {
  private static func address(of secrets: SecretBytes) -> UInt {
    unsafe secrets.bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
  }

  @Test func wipingARangeOverwritesItInPlaceAndLeavesTheRest() {
    let secrets = SecretBytes([1, 2, 3, 4, 5])
    let address = Self.address(of: secrets)
    secrets.wipe(1..<3)
    #expect(secrets.bytes == [1, 0, 0, 4, 5])
    secrets.wipe(5..<5)
    #expect(secrets.bytes == [1, 0, 0, 4, 5])
    secrets.wipe(secrets.bytes.indices)
    #expect(secrets.bytes == [0, 0, 0, 0, 0])
    #expect(Self.address(of: secrets) == address)
  }

  @Test func wipingNothingOfNothingIsFine() {
    let secrets = SecretBytes([])
    secrets.wipe(0..<0)
    #expect(secrets.bytes.isEmpty)
  }

  @Test func aCopyDoesNotShareItsMemory() {
    let bytes: [UInt8] = [1, 2, 3]
    let secrets = SecretBytes(copying: bytes)
    secrets.wipe(0..<3)
    #expect(bytes == [1, 2, 3])
    #expect(secrets.bytes == [0, 0, 0])
  }

  @Test(arguments: CipherSuite.onePerHash)
  func theRootIsGivenUpByTheFirstEvaluation(suite: CipherSuite) throws {
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.counting(from: 1))
    weak let root = prf.root
    // Element by element: a second owner of the array would keep it from being wiped.
    let before = root.map { $0.bytes.map { $0 } }
    #expect(before == suite.counting(from: 1))
    _ = prf.refusal(at: [])
    let isKept = root != nil
    #expect(isKept, "a refused call gives nothing up")
    _ = try prf.evaluate(suite.repeating(0))
    // Its deinitialiser wipes it.
    let isGone = root == nil
    #expect(isGone)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func theLeafSecretIsWipedAndTheCopathIsNot(suite: CipherSuite) throws {
    let secret = suite.counting(from: 1)
    let leaf = suite.counting(from: 0x80)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
    _ = try prf.evaluate(leaf)
    let secrets = prf.paths[0].secrets
    let path = try suite.directPath(secret: secret, input: leaf)
    let end = suite.leafDepth * suite.nh
    try #require(secrets.bytes.count == end + suite.nh)
    #expect(Array(secrets.bytes[end...]) == suite.repeating(0))
    for depth in 1...suite.leafDepth {
      let turn: TreeChild = leaf.bit(depth - 1) ? .left : .right
      let expected = try suite.treeNodeSecret(turn, below: path[depth - 1])
      let slot = (depth - 1) * suite.nh..<depth * suite.nh
      #expect(Array(secrets.bytes[slot]) == expected, "depth \(depth)")
    }
  }

  @Test(arguments: [0, 1, 7, 8, 100, 254, 255])
  func aConsumedCopathNodeIsWipedInPlaceAndNoOther(position: Int) throws {
    let suite = CipherSuite.suite1
    let leaf = suite.counting(from: 0x80)
    var prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
    _ = try prf.evaluate(leaf)
    let secrets = prf.paths[0].secrets
    let address = Self.address(of: secrets)
    var expected = secrets.bytes.map { $0 }
    _ = prf.refusal(at: leaf)
    #expect(secrets.bytes == expected)

    _ = try prf.evaluate(leaf.flippingBit(position))
    let slot = position * 32..<(position + 1) * 32
    #expect(!expected[slot].allSatisfy { $0 == 0 })
    expected.replaceSubrange(slot, with: suite.repeating(0))
    #expect(secrets.bytes == expected)
    #expect(Self.address(of: secrets) == address, "wiped in a copy, with the original left")
    let kept = prf.paths[0].secrets
    #expect(kept === secrets)
  }

  @Test func theSecretsGoWithTheStateThatHeldThem() throws {
    let suite = CipherSuite.suite1
    weak var root: SecretBytes?
    weak var path: SecretBytes?
    do {
      let unused = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
      root = unused.root
      var used = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3))
      _ = try used.evaluate(suite.repeating(4))
      path = used.paths[0].secrets
      let isHeld = root != nil && path != nil
      #expect(isHeld)
      let counts = (unused.retainedCount, used.retainedCount)
      #expect(counts == (1, 256))
    }
    let isGone = root == nil && path == nil
    #expect(isGone)
  }
}
