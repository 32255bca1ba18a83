import CommandLineOptions
import Harness
import OperatingSystem
import Reporting
import VectorFiles
import VectorGeneration
import Verification

/// Checks a harness before any vector.
enum SmokeCommand {
  static let specification = CommandSpecification(
    name: "verify-vectors smoke",
    summary: "Checks that a harness speaks the protocol, before any vector.",
    usage: "[OPTION…] -- COMMAND [ARGUMENT…]",
    options: [
      "--timeout SECONDS": "How long one answer may take; 10 if absent.",
      "--vectors DIR": "Where requests come from; Vectors/ if absent.",
    ],
    takesCommand: true,
    examples: [
      "swift run verify-vectors smoke -- ./my-harness": "Says what is wrong and how to mend it."
    ],
    notes: ["Exit status: 0 it is a harness, 1 something is wrong with it, 2 usage."])

  /// Runs the command and returns its exit status.
  static func run(_ arguments: ParsedArguments) throws -> Int32 {
    guard !arguments.command.isEmpty else { throw UsageError("smoke needs a command after --") }
    let limits = try arguments.limits()
    Interruption.listen()
    let line = ProgressLine(on: .errors)
    line.show("asking the harness")
    let findings = SmokeTest(files: try arguments.vectors.files(), limits: limits) {
      () throws(ChildProcessError) -> any Peer in
      try ChildProcess(command: arguments.command)
    }.findings()
    line.clear()
    if let signal = Interruption.received {
      complain("interrupted by \(signal): the harness was not heard to the end")
      return signal.exitStatus
    }
    write(SmokeText.text(of: findings, style: .fitting(.output)))
    return findings.allSatisfy { $0.problem == nil } ? 0 : 1
  }
}

/// Explains one case.
enum ShowCommand {
  private static let specification = CommandSpecification(
    name: "verify-vectors show",
    summary: "Explains a case: input, expectation, flags, readings, and how to run it alone.",
    usage: "CASE [OPTION…] [-- COMMAND [ARGUMENT…]]",
    options: [
      "--vectors DIR": "The vectors; Vectors/ of the package if absent.",
      "--dot": "Prints the epochs of the case as a graph that Graphviz draws.",
    ],
    takesCommand: true,
    examples: [
      "swift run verify-vectors show pprf_evaluate/suite-1/bit-0 -- ./my-harness":
        "Prints the case, the request, and the call that replays it.",
      "swift run verify-vectors show fork_choice/suite-1/nested-forks --dot | dot -Tsvg > x.svg":
        "Draws the epochs and commits of the case, and those that are expected to be kept.",
    ],
    notes: ["Exit status: 0 shown, 2 usage, no such case, or no epochs in it to draw."])

  /// Runs the command, whose first word may be a case, and returns its exit status.
  static func run(_ words: some Collection<String>) throws -> Int32 {
    let id = words.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    return try perform(words.dropFirst(id == nil ? 0 : 1), of: specification) { arguments in
      guard let id else { throw UsageError("show needs a case: show CASE") }
      let source = arguments.vectors
      let families = Family(rawValue: Glob(id).firstComponent ?? "").map { [$0] } ?? []
      for file in try source.files(of: families) {
        guard let vectorCase = file.cases.first(where: { $0.id == id }) else { continue }
        guard arguments.has("--dot") else {
          write(
            vectorCase.explained(
              by: file, command: arguments.command, vectors: arguments.value("--vectors"),
              style: .fitting(.output)))
          return 0
        }
        guard let picture = EpochPicture(vectorCase) else {
          throw UsageError("\(id) has no epochs and commits to draw; show it without --dot")
        }
        write(picture.dot)
        return 0
      }
      let ids = try source.files().flatMap { $0.cases.map(\.id) }
      let question = NearNames.question(id, among: ids)
      throw UsageError(
        "there is no case \(id) in \(source.place)"
          + (question.isEmpty ? "; --list lists them" : question))
    }
  }
}
