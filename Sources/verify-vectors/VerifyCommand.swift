import CommandLineOptions
import Diagnostics
import Harness
import Misreadings
import OperatingSystem
import Reporting
import VectorFiles
import VectorGeneration
import Verification

/// Runs the selected cases against each implementation and reports what came of it.
struct VerifyCommand {
  private let arguments: ParsedArguments
  private let candidates: [Candidate]
  private let lists: FailureLists
  private let fresh: FreshCases?
  private let requirements: Requirements
  private let examination: Examination

  /// Runs the command and returns its exit status.
  static func run(_ arguments: ParsedArguments) throws -> Int32 {
    let command = try VerifyCommand(arguments)
    guard !arguments.has("--list") else {
      for (_, vectorCase) in command.examination.cases {
        console.print("\(vectorCase.id): \(vectorCase.comment)")
      }
      return 0
    }
    let outputs = try Outputs(
      arguments, lists: arguments.has("--update-failures") ? command.lists.files : [])
    return try command.verify(outputs)
  }

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    candidates = try Candidate.all(in: arguments)
    lists = try FailureLists(arguments, for: candidates)
    let limits = try arguments.limits()
    let jobs = try arguments.jobs()
    let selection = try arguments.selection()
    let isFailFast = arguments.has("--fail-fast")
    let named = try arguments.value("--profile").map { try Profile.find($0) }
    requirements = try Requirements(arguments.list("--require"), among: selection)
    fresh = try FreshCases(arguments, selection, named)
    let found = try Self.found(arguments, selection, fresh, named)
    let profile = try named ?? found.files[0].profile.map { try Profile.find($0) }
    var examination = Examination(cases: found.cases, of: found.files)
    examination.limits = limits
    examination.jobs = jobs
    examination.isFailFast = isFailFast
    examination.profile = profile
    examination.recast = fresh?.recast
    self.examination = examination
    if arguments.has("--transcript"), jobs > 1 || candidates.count > 1 {
      throw UsageError("--transcript records one process: no --jobs, one implementation")
    }
  }

  /// The cases to ask, and the files that they are from.
  private static func found(
    _ arguments: ParsedArguments, _ selection: Selection, _ fresh: FreshCases?, _ profile: Profile?
  ) throws -> (files: [VectorFile], cases: [(family: Family, vectorCase: VectorCase)]) {
    if let fresh {
      // They were drawn as they are selected; of a few, some parts of the selection may have none.
      return try Selection().found(in: fresh.files(), of: "fresh cases")
    }
    if let profile {
      return try selection.found(in: files(of: profile, arguments), of: profile.id)
    }
    let line = ProgressLine(on: .errors)
    defer { line.clear() }
    line.show("reading the vectors")
    let source = arguments.vectors
    // What is required may be of families that are not selected.
    return arguments.has("--require")
      ? try selection.found(in: source.files(), of: source.place)
      : try selection.found(in: source)
  }

  /// The vectors that expect a profile's answers, made on the spot.
  private static func files(
    of profile: Profile, _ arguments: ParsedArguments
  ) throws -> [VectorFile] {
    guard !arguments.has("--vectors") else {
      throw UsageError("--profile makes its own vectors: leave out --vectors")
    }
    let line = ProgressLine(on: .errors)
    defer { line.clear() }
    return try Family.allCases.enumerated().map { index, family in
      line.show(index, of: Family.allCases.count, "families made")
      return try VectorGenerator.file(of: family, in: Dialect(profile))
    }
  }

  private func verify(_ given: Outputs) throws -> Int32 {
    var outputs = given
    Interruption.listen()
    let transcript = try outputs.openedTranscript()
    let report = Report(
      implementations: candidates.map { examine($0, transcript) }, files: examination.files)
    let style = outputs.style
    for implementation in report.implementations {
      let text = TextReport(
        implementation, files: report.files, style: style, isVerbose: arguments.has("--verbose")
      ).text
      outputs.say(text)
    }
    if candidates.count > 1 { outputs.say(report.matrix(in: style)) }
    outputs.write(report, beside: transcript)
    if let fresh {
      let results = report.implementations.flatMap(\.run.results)
      let told = outputs.attempt("--export") { () throws(VectorFileError) in
        try fresh.exportFailures(results)
      }
      if let told, let told { outputs.say("\(told)\n") }
    }
    guard arguments.has("--update-failures") else { return outputs.exitStatus(report.exitStatus) }
    let status = updateLists(for: report, &outputs)
    return outputs.exitStatus(status)
  }

  /// Rewrites the lists and returns what they make of the run.
  private func updateLists(for report: Report, _ outputs: inout Outputs) -> Int32 {
    let runs = zip(candidates, report.implementations)
    guard runs.allSatisfy({ $1.run.wasRun }), Interruption.received == nil else {
      let reason = Interruption.received == nil ? "nothing was run" : "the run was interrupted"
      complain("--update-failures: \(reason); no list is changed")
      return report.exitStatus
    }
    var lists = lists
    for (candidate, implementation) in runs {
      let told = outputs.attempt("--failures \(lists[candidate]?.file ?? "")") {
        () throws(UsageError) in
        try lists.update(for: candidate, implementation.run, in: examination.files)
      }
      if let told, let told { outputs.say("\(told)\n") }
    }
    return runs.map { candidate, implementation in
      let rules = rules(for: candidate, lists)
      return implementation.run.exitStatus(
        rules.outcomes(of: implementation.run),
        problems: rules.problems(of: implementation.run, in: examination.files))
    }.max() ?? 0
  }

  private func rules(for candidate: Candidate, _ lists: FailureLists) -> OutcomeRules {
    // A table of known answers would skip what is fresh.
    OutcomeRules(
      failures: lists[candidate], hasStrictSkips: arguments.has("--strict-skips") || fresh != nil,
      requirements: requirements)
  }

  /// What is said before all notes.
  private func remark(_ candidate: Candidate) -> String? {
    if let fresh { return fresh.note(candidate.command) }
    guard !arguments.has("--profile") else { return nil }
    guard case .directory(let directory) = arguments.vectors else {
      return "Made in memory: \(arguments.vectors.place), byte for byte."
    }
    guard !directory.hasManifest else { return nil }
    return "\(directory.path) has no \(Manifest.name): its files were not checked against one."
  }

  private func examine(_ candidate: Candidate, _ transcript: OutputLog?) -> ImplementationReport {
    let line = ProgressLine(on: .errors)
    defer { line.clear() }
    return examination.report(
      on: candidate.name, command: candidate.command, by: rules(for: candidate, lists),
      remark: remark(candidate),
      start: { () throws(ChildProcessError) -> any Peer in
        let peer = try candidate.start()
        return transcript.map { RecordingPeer(peer, record: $0) } ?? peer
      },
      progress: { step in
        switch step {
        case .running(let done, let total): line.show(done, of: total, "cases")
        case .diagnosing: line.show("looking for what is behind the failures")
        case .shrinking: line.show("making failing cases small")
        }
      })
  }
}
