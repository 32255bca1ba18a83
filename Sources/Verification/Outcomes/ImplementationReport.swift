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

  /// A run with the outcomes of its cases.
  package init(
    name: String, command: [String], run: RunResult, outcomes: [Outcome], problems: [String] = [],
    diagnosis: Diagnosis? = nil
  ) {
    self.name = name
    self.command = command
    self.run = run
    self.outcomes = outcomes
    self.problems = problems
    self.diagnosis = diagnosis
  }

  /// What CI reads: 0 all as expected, 1 something is not, 2 nothing could be run.
  package var exitStatus: Int32 {
    if !run.wasRun { return 2 }
    return problems.isEmpty && outcomes.allSatisfy(\.isFine) ? 0 : 1
  }
}
