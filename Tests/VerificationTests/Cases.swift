import DMLS
import JSONText
import KeyDerivation
import Operations
import VectorFiles

/// Cases whose right answer a child can give without any cryptography: dmls_epoch is what it got.
enum Cases {
  static let suite = CipherSuite.mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// Case number 0, 1, 2 and so on, whose input and output are that number as one byte.
  static func echoes(_ count: Int) -> [(family: Family, vectorCase: VectorCase)] {
    (0..<count).map { (Family.dmlsEpoch, echo($0)) }
  }

  static func echo(
    _ number: Int, suite: CipherSuite = suite, drafts: [DraftRevision] = [.draft01]
  ) -> VectorCase {
    let value = JSONValue.hex([UInt8(number)])
    return VectorCase(
      id: "dmls_epoch/suite-\(suite.rawValue)/\(number)", comment: "", flags: [], readings: [],
      drafts: drafts, operation: "dmls_epoch", cipherSuite: suite, input: ["epoch_secret": value],
      expectation: .output(["dmls_epoch": value], intermediates: []))
  }

  /// A case of any operation.
  static func make(
    _ operation: String, suite: CipherSuite = suite, drafts: [DraftRevision] = [.draft01],
    expect: Expectation
  ) -> VectorCase {
    VectorCase(
      id: "family/suite-\(suite.rawValue)/\(operation)", comment: "", flags: [], readings: [],
      drafts: drafts, operation: operation, cipherSuite: suite, input: [:], expectation: expect)
  }
}
