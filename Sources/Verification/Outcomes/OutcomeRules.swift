package import VectorFiles

/// What counts as expected in a run.
package struct OutcomeRules: Sendable {
  /// What is known to fail.
  package var failures: FailureList?
  /// Whether a skip of what was announced is unexpected.
  package var hasStrictSkips: Bool

  /// Rules; by default nothing may fail and everything may be skipped.
  package init(failures: FailureList? = nil, hasStrictSkips: Bool = false) {
    self.failures = failures
    self.hasStrictSkips = hasStrictSkips
  }

  /// The outcome of a case.
  package func outcome(of result: CaseResult) -> Outcome {
    // What ended the run is unexpected, and nothing can be said of the rest.
    if result.isCutOff { return .expected }
    guard let failures, let entry = failures.entry(for: result.vectorCase.id) else {
      return outcomeOfUnlisted(result)
    }
    let place = "\(failures.file):\(entry.line)"
    switch (result.verdict, result.failureKind) {
    case (.passed, _):
      return .unexpected("it passes, and \(place) says that it fails: take it off the list")
    case (.skipped, _):
      return .unexpected("it was skipped, and \(place) says that it fails")
    case (_, entry.kind?):
      return .knownFailure
    case (_, let kind):
      return .unexpected(
        "it is \(kind?.verdict.rawValue ?? "") by \(kind?.rawValue ?? ""), and \(place) says "
          + "\(entry.kind.verdict.rawValue) by \(entry.kind.rawValue)")
    }
  }

  private func outcomeOfUnlisted(_ result: CaseResult) -> Outcome {
    switch result.verdict {
    case .passed: .expected
    case .skipped where hasStrictSkips && result.wasAsked:
      .unexpected("it was skipped, and the implementation announced the operation")
    case .skipped: .expected
    case .failed, .errored: .unlisted
    }
  }

  /// The lines of the failure list that fit no case of the files.
  package func staleLines(in files: [VectorFile]) -> [String] {
    guard let failures else { return [] }
    let ids = files.flatMap { $0.cases.map(\.id) }
    return failures.entries.filter { entry in !ids.contains { entry.fits($0) } }.map {
      "\(failures.file):\($0.line): \($0.pattern) fits no case"
    }
  }
}
