package import Harness
package import Misreadings
import OperatingSystem
package import VectorFiles
package import Verification

/// What came of a run of one implementation.
package struct ImplementationReport: Sendable {
  /// The name that the command line gives it; the announced one where there is none.
  package var name: String
  /// The command, empty for the built-in reference.
  package var command: [String]
  /// The run.
  package var run: RunResult
  /// The outcome of each of the run's results, at the same place.
  package var outcomes: [Outcome]
  /// What is wrong beside the cases, such as a line of a failure list that fits no case.
  package var problems: [String]
  /// What known misreadings say about the failures; nil where there are none.
  package var diagnosis: Diagnosis?
  /// How long the run and all that was found out about it took; nil where nobody looked.
  package var duration: Duration?

  /// A run with the outcomes of its cases.
  package init(
    name: String, command: [String], run: RunResult, outcomes: [Outcome], problems: [String] = [],
    diagnosis: Diagnosis? = nil, duration: Duration? = nil
  ) {
    self.name = name
    self.command = command
    self.run = run
    self.outcomes = outcomes
    self.problems = problems
    self.diagnosis = diagnosis
    self.duration = duration
  }

  /// What CI reads: 0 all as expected, 1 something is not, 2 nothing could be run.
  package var exitStatus: Int32 { run.exitStatus(outcomes, problems: problems) }
}

/// What came of a run of one implementation or several, for every form of report.
package struct Report: Sendable {
  /// The implementations, in the order of the command line.
  package var implementations: [ImplementationReport]
  /// The vector files, whose headers explain flags and readings.
  package var files: [VectorFile]

  /// A report.
  package init(implementations: [ImplementationReport], files: [VectorFile]) {
    self.implementations = implementations
    self.files = files
  }

  /// What CI reads: the worst of the implementations' exit statuses.
  package var exitStatus: Int32 {
    implementations.map(\.exitStatus).max() ?? 2
  }
}

/// All that is found out about an implementation: a run, what is behind its failures, and failing
/// cases made small.
package struct Examination {
  /// What an examination is at.
  package enum Step: Equatable, Sendable {
    /// So many cases have their verdict, of so many.
    case running(Int, of: Int)
    /// Causes are looked for.
    case diagnosing
    /// Failing cases are made small.
    case shrinking
  }

  /// The cases to ask.
  package var cases: [(family: Family, vectorCase: VectorCase)]
  /// The vector files that they are from.
  package var files: [VectorFile]
  /// How patient and how strict it is.
  package var limits = RunLimits()
  /// How many processes of an implementation run at once.
  package var jobs = 1
  /// Whether a run ends with the first unexpected result.
  package var isFailFast = false
  /// Whose answers the cases expect, where they are not the draft's.
  package var profile: Profile?
  /// How failing cases are made small; nil where they stay as they are.
  package var recast: Shrinker.Recast?

  /// An examination by some cases of some files.
  package init(
    cases: [(family: Family, vectorCase: VectorCase)], of files: [VectorFile]
  ) {
    self.cases = cases
    self.files = files
  }

  /// Examines an implementation, by rules that say what counts as expected.
  ///
  /// It is called `name`, or what it announces where that is nil, and `command` is what `start`
  /// runs. The remark stands before all notes. `start` and `progress` are called from any thread.
  package func report(
    on name: String?, command: [String], by rules: OutcomeRules, remark: String? = nil,
    start: @escaping @Sendable () throws(ChildProcessError) -> any Peer,
    progress: @Sendable (Step) -> Void
  ) -> ImplementationReport {
    let isFailFast = isFailFast
    let began = ContinuousClock.now
    var run = RunResult(
      of: cases, jobs: jobs, limits: limits, start: start,
      stops: { isFailFast && !rules.outcome(of: $0).isFine },
      progress: { progress(.running($0, of: $1)) })
    var diagnosis: Diagnosis?
    if Interruption.received == nil {
      progress(.diagnosing)
      diagnosis = Diagnostician(
        of: run.results, asking: Oracle(beside: profile?.readings ?? [])
      ).diagnosis()
    }
    if let recast, Interruption.received == nil {
      // After the search for causes: small cases tell fewer mistakes apart.
      progress(.shrinking)
      run.results = Shrinker(limits: limits, start: start, recast: recast).shrunk(run.results)
    }
    run.interruption = Interruption.received
    let departure = profile.map {
      "The vectors expect what the profile \($0.id) answers, which departs from the draft."
    }
    run.notes = [remark, departure].compactMap(\.self) + run.notes + rules.knownFindings(of: run)
    return ImplementationReport(
      name: name ?? run.announcement?.name ?? command.joined(separator: " "), command: command,
      run: run, outcomes: rules.outcomes(of: run),
      problems: [run.wordsOfInterruption].compactMap(\.self) + rules.problems(of: run, in: files),
      diagnosis: diagnosis, duration: .now - began)
  }
}

extension RunResult {
  /// What an interruption left undone; nil where there was none.
  fileprivate var wordsOfInterruption: String? {
    guard let interruption else { return nil }
    let rest = results.count { $0.asking == .cutOff }
    return rest > 0
      ? "Interrupted by \(interruption): \(rest) of \(results.count) cases had no turn."
      : "Interrupted by \(interruption) after the last case: causes may be missing."
  }
}
