package import DMLS
import Harness
import JSONText
package import KeyDerivation
package import Operations
package import VectorFiles
package import Verification

/// Cases whose right answer a child can give without any cryptography: dmls_epoch is what it got.
package enum Cases {
  package static let suite = CipherSuite.mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// Case number 0, 1, 2 and so on, whose input and output are that number as one byte.
  package static func echoes(_ count: Int) -> [(family: Family, vectorCase: VectorCase)] {
    (0..<count).map { (Family.dmlsEpoch, echo($0)) }
  }

  package static func echo(
    _ number: Int, suite: CipherSuite = suite, drafts: [DraftRevision] = [.draft01]
  ) -> VectorCase {
    let value = JSONValue.hex([UInt8(number)])
    return VectorCase(
      id: "dmls_epoch/suite-\(suite.rawValue)/\(number)", comment: "", flags: [], readings: [],
      drafts: drafts, operation: AnyOperation(DMLSEpoch.self), cipherSuite: suite,
      input: ["epoch_secret": value],
      expectation: .output(["dmls_epoch": value], intermediates: []))
  }

  /// A case of any operation.
  package static func make(
    _ operation: any CataloguedOperation.Type, suite: CipherSuite = suite,
    drafts: [DraftRevision] = [.draft01],
    expect: Expectation
  ) -> VectorCase {
    VectorCase(
      id: "family/suite-\(suite.rawValue)/\(operation.name)", comment: "", flags: [], readings: [],
      drafts: drafts, operation: AnyOperation(operation), cipherSuite: suite, input: [:],
      expectation: expect)
  }
}

/// Results made by hand, for what is decided once a run is over.
package enum Results {
  /// A verdict of each kind that is no failure.
  package static let passed = Verdict.passed(note: nil)
  package static let skipped = Verdict.skipped("later")

  /// An answer that differs in each way there is.
  package static let mismatches: [(mismatch: Mismatch, kind: FailureKind)] = [
    (.output([Difference(path: "out", expected: "00", actual: "01")]), .output),
    (.intermediate(Difference(path: "label", expected: "00", actual: "01")), .intermediate),
    (.outputInsteadOfRefusal(expected: [.malformed], actual: "00"), .answered),
    (.refusalInsteadOfOutput(expected: "00", actual: OperationError(.malformed)), .refused),
    (.otherRefusal(expected: [.malformed], actual: OperationError(.punctured)), .reason),
    (.kept([keptRoot]), .kept),
  ]

  /// The root of a PPRF in a saved state.
  package static let keptRoot = KeptSecret(
    path: "steps[2].state", byte: 34, form: .hex,
    secret: StateSecrets.Gone(depth: 0, prefix: [], secret: [1, 2], since: "steps[0]"))

  /// A run that came to these results.
  package static func run(_ results: [CaseResult]) -> RunResult {
    RunResult(announcement: Announcement(of: .reference), results: results, notes: [])
  }

  /// The result of case number 0, 1, 2 and so on.
  package static func result(_ number: Int, _ verdict: Verdict) -> CaseResult {
    CaseResult(family: .dmlsEpoch, vectorCase: Cases.echo(number), verdict: verdict)
  }

  /// A case that failed in just this way.
  package static func result(_ number: Int, _ kind: FailureKind) -> CaseResult {
    if let found = mismatches.first(where: { $0.kind == kind }) {
      return result(number, .failed(found.mismatch))
    }
    var errored = result(number, .errored("for a reason"))
    switch kind {
    case .crash, .timeout: errored.asking = .brokeDown(kind)
    case .unasked: errored.asking = .unasked
    // Whatever has no breakdown of its own is a matter of the protocol.
    default: errored.asking = .asked
    }
    return errored
  }

  /// The id of a case, as a list names it.
  package static func id(_ number: Int) -> String { Cases.echo(number).id }
}
