import OperatingSystem
package import VectorFiles

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

extension RunResult {
  /// What CI reads: 0 all as expected, 1 something is not, 2 nothing could be run; 128 and the
  /// signal's number where that ended the run.
  package func exitStatus(_ outcomes: [Outcome], problems: [String] = []) -> Int32 {
    if let interruption { return interruption.exitStatus }
    guard announcement != nil else { return 2 }
    guard problems.isEmpty, outcomes.allSatisfy(\.isFine) else { return 1 }
    return wasRun ? 0 : 2
  }
}

extension RunResult {
  /// Whether all that was to be asked was asked, up to what was given up.
  var isWhole: Bool { results.allSatisfy { $0.asking != .cutOff } }
}

/// What counts as expected in a run.
package struct OutcomeRules: Sendable {
  /// What is known to fail.
  package var failures: FailureList?
  /// Whether a skip of what was announced is unexpected.
  package var hasStrictSkips: Bool
  /// What must pass, whatever else is left out.
  package var requirements: Requirements

  /// Rules; by default nothing may fail and everything may be skipped.
  package init(
    failures: FailureList? = nil, hasStrictSkips: Bool = false,
    requirements: Requirements = Requirements()
  ) {
    self.failures = failures
    self.hasStrictSkips = hasStrictSkips
    self.requirements = requirements
  }

  /// The outcome of a case.
  package func outcome(of result: CaseResult) -> Outcome {
    // What ended the run is unexpected, and nothing can be said of the rest.
    if result.asking == .cutOff { return .expected }
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

  /// The outcomes of a run's results, each at its place.
  package func outcomes(of run: RunResult) -> [Outcome] { run.results.map { outcome(of: $0) } }

  private func outcomeOfUnlisted(_ result: CaseResult) -> Outcome {
    switch result.verdict {
    case .passed: .expected
    case .skipped where hasStrictSkips && result.wasAsked:
      .unexpected("it was skipped, and the implementation announced the operation")
    case .skipped: .expected
    case .failed, .errored: .unlisted
    }
  }

  /// What is wrong beside the cases: findings that are not known, lines of the failure list that fit
  /// nothing, and what is required and was not passed.
  package func problems(of run: RunResult, in files: [VectorFile]) -> [String] {
    run.findings.filter { !isKnown($0) }.map(\.text) + staleLines(in: files)
      + staleLines(for: run) + requirements.problems(of: run, in: files)
  }

  /// The findings that the failure list names, to be told all the same.
  package func knownFindings(of run: RunResult) -> [String] {
    run.findings.filter(isKnown).map { "Known: \($0.text)" }
  }

  private func isKnown(_ finding: Finding) -> Bool {
    failures?.findings.contains { $0.kind == finding.kind } ?? false
  }

  /// The lines on the implementation as a whole that no longer hold.
  private func staleLines(for run: RunResult) -> [String] {
    guard let failures, run.wasRun, run.isWhole else { return [] }
    return failures.findings.filter { entry in !run.findings.contains { $0.kind == entry.kind } }
      .map {
        "\(failures.file):\($0.line): no \($0.kind.rawValue) of the implementation that is no "
          + "case's: take it off the list"
      }
  }

  /// The lines of the failure list that fit no case of the files, where their families have one.
  package func staleLines(in files: [VectorFile]) -> [String] {
    guard let failures else { return [] }
    let families = Set(files.map(\.family))
    let fitting = Set(
      files.flatMap { $0.cases.flatMap { failures.entries(for: $0.id).map(\.line) } })
    return failures.entries.filter { entry in
      !fitting.contains(entry.line) && entry.family.map(families.contains) ?? false
    }.map {
      "\(failures.file):\($0.line): \($0.pattern) fits no case"
    }
  }
}
