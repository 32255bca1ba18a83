import CommandLineOptions
import Foundation
import Harness
import Operations
import Reporting
import VectorFiles
import Verification

let specification = CommandSpecification(
  name: "verify-vectors",
  summary: "Checks an implementation of draft-kohbrok-mls-dmls against the test vectors.",
  usage: "[OPTION…] [-- COMMAND [ARGUMENT…]]",
  options: [
    OptionSpecification(
      "--vectors", value: "DIR", help: "The vectors; Vectors/ of the package if absent."),
    OptionSpecification(
      "--family", value: "NAME", help: "Only this family; may be given again, or with commas."),
    OptionSpecification(
      "--suite", value: "N", help: "Only this cipher suite, 1 to 7; likewise."),
    OptionSpecification(
      "--case", value: "GLOB", help: "Only cases whose id fits; * and ? are wildcards; likewise."),
    OptionSpecification(
      "--draft", value: "NN", help: "Only cases of this draft revision, 01 to 03; likewise."),
    OptionSpecification(
      "--timeout", value: "SECONDS", help: "How long one answer may take; 10 if absent."),
    OptionSpecification(
      "--transcript", value: "FILE", help: "Writes every line in both directions to FILE."),
    OptionSpecification("--list", help: "Lists the selected cases and asks nothing."),
  ],
  takesCommand: true,
  examples: [
    ("swift run verify-vectors", "Checks the built-in reference implementation."),
    (
      "swift run verify-vectors -- python3 Tools/harnesses/python/harness.py",
      "Checks an implementation in another language."
    ),
    (
      "swift run verify-vectors --family dmls_message --suite 1,2 -- ./my-harness",
      "Checks one family under two cipher suites."
    ),
    (
      "swift run verify-vectors --case '*/suite-1/retained-*' -- ./my-harness",
      "Checks the cases whose ids fit."
    ),
  ],
  notes: [
    "COMMAND is started as a child process and speaks the protocol of Tools/harnesses/PROTOCOL.md.",
    "Exit status: 0 nothing failed or errored, 1 something did, 2 usage or nothing could be run.",
  ])

/// Ends the program with a message for people.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("verify-vectors: \(message)\n".utf8))
  exit(2)
}

do {
  let arguments = try ParsedArguments(
    Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    print(specification.help)
    exit(0)
  }
  let selection = try Selection(arguments)
  let limits = try RunLimits(arguments)
  let directory = arguments.value("--vectors").map { VectorDirectory(path: $0) } ?? .committed
  let files = try directory.load()
  let cases = selection.cases(in: files)
  guard !cases.isEmpty else { fail("no case of \(directory.url.path) fits the selection") }
  if arguments.has("--list") {
    for (_, vectorCase) in cases { print("\(vectorCase.id): \(vectorCase.comment)") }
    exit(0)
  }

  let transcript = try arguments.value("--transcript").map { try Transcript.open($0) }
  let line = ProgressLine(on: .standardError)
  let run = Run(
    of: cases, limits: limits,
    start: { () throws(ChildProcessError) -> any Peer in
      let peer: any Peer =
        arguments.command.isEmpty
        ? InProcessPeer(.reference) as any Peer : try ChildProcess(command: arguments.command)
      return transcript.map { RecordingPeer(peer, record: $0) as any Peer } ?? peer
    },
    progress: { line.show($0, of: $1) })
  let result = run.result()
  line.clear()
  let report = TextReport(result, files: files, style: .fitting(.standardOutput))
  FileHandle.standardOutput.write(Data(report.text.utf8))
  exit(result.exitStatus)
} catch let error as UsageError {
  fail("\(error)\n\n\(specification.help)")
} catch {
  fail("\(error)")
}
