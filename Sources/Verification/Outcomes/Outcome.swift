/// Whether a case went as expected, given what is known to fail.
package enum Outcome: Equatable, Sendable {
  /// It passed, or was skipped where that is allowed.
  case expected
  /// It failed as a failure list says that it does.
  case knownFailure
  /// It did not go as expected, for this reason.
  case unexpected(String)

  /// It failed, and no failure list says that it may.
  package static let unlisted = Outcome.unexpected("it fails, and nothing says that it may")

  /// Whether CI may go on.
  package var isFine: Bool {
    switch self {
    case .expected, .knownFailure: true
    case .unexpected: false
    }
  }
}
