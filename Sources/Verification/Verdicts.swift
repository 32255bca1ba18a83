package import Harness
package import JSONText
package import OperatingSystem
package import Operations
package import VectorFiles

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

  /// It broke down where the peer that the vectors describe does.
  static let crashed = passed(note: "it broke down over what its profile breaks down over")

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

/// How an answer differs from what a case expects.
package enum Mismatch: Equatable, Sendable {
  /// The output has another value at these places.
  case output([Difference])
  /// The output is right and a value on the way to it is not.
  case intermediate(Difference)
  /// An output came where a refusal was expected.
  case outputInsteadOfRefusal(expected: [ErrorKind], actual: JSONValue)
  /// A refusal came where an output was expected.
  case refusalInsteadOfOutput(expected: JSONValue, actual: OperationError)
  /// The refusal has another reason than those expected.
  case otherRefusal(expected: [ErrorKind], actual: OperationError)
  /// The output is right, and secrets that must be gone are in a saved state.
  case kept([KeptSecret])

  /// In which way the answer differs.
  var kind: FailureKind {
    switch self {
    case .output: .output
    case .intermediate: .intermediate
    case .outputInsteadOfRefusal: .answered
    case .refusalInsteadOfOutput: .refused
    case .otherRefusal: .reason
    case .kept: .kept
    }
  }
}

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
  /// The output is right, and a saved state has secrets that must be gone.
  case kept
  /// The implementation ended.
  case crash
  /// There was no answer in time.
  case timeout
  /// The answer does not follow the protocol.
  case `protocol`
  /// The implementation was never asked, since it could not be started, it or the operation was
  /// given up, or the time was over.
  case unasked

  /// The verdict that goes with it.
  package var verdict: Verdict.Kind {
    switch self {
    case .output, .intermediate, .answered, .refused, .reason, .kept: .failed
    case .crash, .timeout, .protocol, .unasked: .errored
    }
  }
}

/// A case and what became of it.
package struct CaseResult: Equatable, Sendable {
  /// Whether the implementation was asked at all.
  package enum Asking: Equatable, Sendable {
    /// It was asked.
    case asked
    /// It was asked, and broke down over the case in this way, or said so itself.
    case brokeDown(FailureKind)
    /// It does not announce the case, could not be started, or was given up before.
    case unasked
    /// The run ended before the case had its turn.
    case cutOff
  }

  /// The family whose file holds the case.
  package var family: Family
  /// The case.
  package var vectorCase: VectorCase
  /// What became of it.
  package var verdict: Verdict
  /// The time from when the implementation could have begun with it to the answer; zero without one.
  package var duration: Duration
  /// Whether the implementation was asked at all.
  package var asking: Asking
  /// What the child wrote for people, first and last, where the answer was wrong or none.
  package var standardErrorTail: [UInt8]

  /// A case and what became of it.
  package init(
    family: Family, vectorCase: VectorCase, verdict: Verdict, duration: Duration = .zero,
    asking: Asking = .asked, standardErrorTail: [UInt8] = []
  ) {
    self.family = family
    self.vectorCase = vectorCase
    self.verdict = verdict
    self.duration = duration
    self.asking = asking
    self.standardErrorTail = standardErrorTail
  }

  /// Whether the implementation was asked, whatever it made of it.
  package var wasAsked: Bool {
    switch asking {
    case .asked, .brokeDown: true
    case .unasked, .cutOff: false
    }
  }

  /// How the implementation broke down over the case, if it did.
  package var breakdown: FailureKind? {
    if case .brokeDown(let kind) = asking { kind } else { nil }
  }

  /// In which way the case failed; nil where it did not.
  package var failureKind: FailureKind? {
    switch verdict {
    case .passed, .skipped: nil
    case .failed(let mismatch): mismatch.kind
    case .errored: wasAsked ? breakdown ?? .protocol : .unasked
    }
  }
}

/// What came of running cases against one implementation.
package struct RunResult: Equatable, Sendable {
  /// What the implementation said of itself; nil where it never did.
  package var announcement: Announcement?
  /// Every selected case, in the order of the files.
  package var results: [CaseResult]
  /// What is worth saying and is no case's verdict.
  package var notes: [String]
  /// What is wrong and is no case's fault.
  package var findings: [Finding]
  /// The signal that ended the run, or what came after it, before its time.
  package var interruption: Signal?

  /// What came of a run.
  package init(
    announcement: Announcement?, results: [CaseResult], notes: [String], findings: [Finding] = []
  ) {
    self.announcement = announcement
    self.results = results
    self.notes = notes
    self.findings = findings
  }

  /// Whether anything was run: the implementation said who it is, and not every case was skipped.
  package var wasRun: Bool {
    announcement != nil && count(.skipped) < results.count
  }

  /// How many cases have this verdict.
  package func count(_ kind: Verdict.Kind) -> Int {
    results.count { $0.verdict.kind == kind }
  }
}
