/// In which way a case fails, as a failure list names it.
package enum FailureKind: String, CaseIterable, Sendable {
  /// The output is another.
  case output
  /// The output is right, and a value on the way to it is not.
  case intermediate
  /// An input was answered that must be refused.
  case answered
  /// An input was refused that must be answered.
  case refused
  /// An input was refused for another reason.
  case reason
  /// The implementation ended.
  case crash
  /// There was no answer in time.
  case timeout
  /// The answer does not follow the protocol.
  case `protocol`
  /// The implementation was never asked, since it could not be started or was given up.
  case unasked

  /// The verdict that goes with it.
  package var verdict: Verdict.Kind {
    switch self {
    case .output, .intermediate, .answered, .refused, .reason: .failed
    case .crash, .timeout, .protocol, .unasked: .errored
    }
  }
}

extension Mismatch {
  /// In which way the answer differs.
  var kind: FailureKind {
    switch self {
    case .output: .output
    case .intermediate: .intermediate
    case .outputInsteadOfRefusal: .answered
    case .refusalInsteadOfOutput: .refused
    case .otherRefusal: .reason
    }
  }
}

extension CaseResult {
  /// Whether a failure list can say what became of the case.
  package var isListable: Bool { failureKind != .unasked }

  /// In which way the case failed; nil where it did not.
  package var failureKind: FailureKind? {
    switch verdict {
    case .passed, .skipped: nil
    case .failed(let mismatch): mismatch.kind
    case .errored: wasAsked ? breakdown ?? .protocol : .unasked
    }
  }
}
