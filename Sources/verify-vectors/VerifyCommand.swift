import CommandLineOptions
import Foundation
import Harness
import Misreadings
import Reporting
import VectorFiles
import VectorGeneration
import Verification

/// Runs the selected cases against each implementation and reports what came of it.
struct VerifyCommand {
  private let arguments: ParsedArguments
  private let candidates: [Candidate]
  private let lists: FailureLists
  private let limits: RunLimits
  private let jobs: Int
  private let random: RandomArguments?
  private let profile: Profile?
  private let files: [VectorFile]
  private let cases: [(family: Family, vectorCase: VectorCase)]
  private let isPartial: Bool

  /// Runs the command and returns its exit status.
  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try ParsedArguments(words, for: specification)
    if arguments.has("--help") {
      print(specification.help)
      return 0
    }
    let command = try VerifyCommand(arguments)
    if arguments.has("--list") {
      for (_, vectorCase) in command.cases { print("\(vectorCase.id): \(vectorCase.comment)") }
      return 0
    }
    return try command.verify()
  }

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    candidates = try Candidate.all(in: arguments)
    lists = try FailureLists(arguments, for: candidates)
    limits = try RunLimits(arguments)
    jobs = try arguments.count("--jobs", atLeast: 1) ?? 1
    let selection = try Selection(arguments)
    let shard = try Shard(arguments)
    isPartial = selection != Selection() || shard != nil || arguments.has("--fail-fast")
    if isPartial, arguments.has("--update-failures") {
      throw UsageError("--update-failures needs a whole run: no selection, shard or --fail-fast")
    }
    let named = try arguments.value("--profile").map { try Profile.find($0) }
    let directory = arguments.value("--vectors").map { VectorDirectory(path: $0) } ?? .committed
    random = try RandomArguments(arguments, selection)
    files =
      try random?.files() ?? named.map { try Self.files(of: $0, arguments) } ?? directory.load()
    profile = try named ?? files[0].profile.map { try Profile.find($0) }
    let selected = selection.cases(in: files)
    cases = shard?.part(of: selected) ?? selected
    guard !cases.isEmpty else {
      throw VectorFileError(
        file: profile?.id ?? directory.url.path, reason: "no case fits the selection")
    }
    if arguments.has("--transcript"), jobs > 1 || candidates.count > 1 {
      throw UsageError("--transcript records one process: no --jobs, one implementation")
    }
  }

  /// The vectors that expect a profile's answers, made on the spot.
  private static func files(
    of profile: Profile, _ arguments: ParsedArguments
  ) throws -> [VectorFile] {
    guard !arguments.has("--vectors") else {
      throw UsageError("--profile makes its own vectors: leave out --vectors")
    }
    let line = ProgressLine(on: .standardError)
    defer { line.clear() }
    return try Family.allCases.enumerated().map { index, family in
      line.show(index, of: Family.allCases.count, "families made")
      return try VectorGenerator.file(of: family, in: Dialect(profile))
    }
  }

  private func verify() throws -> Int32 {
    let transcript = try arguments.value("--transcript").map { try Transcript.open($0) }
    let outputs = try ReportOutputs(arguments)
    var reports: [ImplementationReport] = []
    for candidate in candidates { reports.append(report(on: candidate, transcript)) }
    let report = Report(implementations: reports, files: files)
    let style = TerminalStyle.fitting(.standardOutput)
    for implementation in reports {
      let text = TextReport(implementation, files: files, style: style).text
      FileHandle.standardOutput.write(Data(text.utf8))
    }
    if reports.count > 1 {
      FileHandle.standardOutput.write(Data(MatrixText(report, style: style).text.utf8))
    }
    try outputs.write(report)
    try random?.exportFailures(reports.flatMap(\.run.results))
    if arguments.has("--update-failures") {
      return try update(reports) ?? report.exitStatus
    }
    return report.exitStatus
  }

  /// Rewrites the lists and returns what they make of the run; nil where the run was not whole.
  private func update(_ reports: [ImplementationReport]) throws -> Int32? {
    guard reports.allSatisfy({ $0.run.wasRun && $0.run.results.allSatisfy(\.isListable) }) else {
      let note = "verify-vectors: --update-failures: not every case was asked; no list is changed\n"
      FileHandle.standardError.write(Data(note.utf8))
      return nil
    }
    try lists.update(for: zip(candidates, reports.map(\.run)).map { ($0, $1) })
    let updated = try FailureLists(arguments, for: candidates)
    let isFine = zip(candidates, reports).allSatisfy { candidate, report in
      let rules = rules(for: candidate, updated)
      return report.run.results.allSatisfy { rules.outcome(of: $0).isFine }
    }
    return isFine ? 0 : 1
  }

  private func rules(for candidate: Candidate, _ lists: FailureLists) -> OutcomeRules {
    OutcomeRules(failures: lists[candidate], hasStrictSkips: arguments.has("--strict-skips"))
  }

  private func report(on candidate: Candidate, _ transcript: FileHandle?) -> ImplementationReport {
    let rules = rules(for: candidate, lists)
    let isFailFast = arguments.has("--fail-fast")
    let line = ProgressLine(on: .standardError)
    let record = transcript.map { Transcript(file: $0) }
    let start: ParallelRun.Start = { () throws(ChildProcessError) -> any Peer in
      let peer = try candidate.start()
      return record?.recording(peer) ?? peer
    }
    let run = ParallelRun(of: cases, jobs: jobs, limits: limits, start: start)
    let began = ContinuousClock.now
    var result = run.result(
      stops: { isFailFast && !rules.outcome(of: $0).isFine },
      progress: { line.show($0, of: $1, "cases") })
    if let profile {
      result.notes.insert(
        "The vectors expect what the profile \(profile.id) answers, which departs from the draft.",
        at: 0)
    }
    line.show("looking for what is behind the failures")
    let diagnosis = Diagnostician(
      of: result.results, asking: Oracle(beside: profile?.readings ?? []),
      patience: Diagnostician.patience(after: .now - began)
    )
    .diagnosis()
    if let random {
      // After the search for causes: small cases tell fewer mistakes apart.
      result.notes.insert(random.note(candidate.command), at: 0)
      line.show("making failing cases small")
      result.results = Shrinker(limits: limits, start: start, recast: RandomCases.recast)
        .shrunk(result.results)
    }
    line.clear()
    return ImplementationReport(
      name: candidate.name ?? result.announcement?.name ?? candidate.command.joined(separator: " "),
      command: candidate.command, run: result,
      outcomes: result.results.map { rules.outcome(of: $0) },
      problems: rules.staleLines(in: files), diagnosis: diagnosis)
  }
}
