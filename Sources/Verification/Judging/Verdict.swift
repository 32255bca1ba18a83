/// What became of a case.
package enum Verdict: Equatable, Sendable {
  /// The answer is the expected one; the note says where it could have been more precise.
  case passed(note: String?)
  /// The answer is another than expected.
  case failed(Mismatch)
  /// There was no answer, or none that follows the protocol.
  case errored(String)
  /// The implementation does not do this one.
  case skipped(String)

  /// The verdict without its details.
  package enum Kind: String, CaseIterable, Sendable {
    case passed
    case failed
    case errored
    case skipped
  }

  /// The verdict without its details.
  package var kind: Kind {
    switch self {
    case .passed: .passed
    case .failed: .failed
    case .errored: .errored
    case .skipped: .skipped
    }
  }
}
