import CommandLineOptions
import Foundation
import Harness
import Reporting
import VectorFiles
import Verification

/// Checks a harness before any vector.
enum SmokeCommand {
  static let name = "smoke"

  private static let specification = CommandSpecification(
    name: "verify-vectors smoke",
    summary: "Checks that a harness speaks the protocol, before any vector.",
    usage: "[OPTION…] -- COMMAND [ARGUMENT…]",
    options: [
      OptionSpecification(
        "--timeout", value: "SECONDS", help: "How long one answer may take; 10 if absent."),
      OptionSpecification(
        "--vectors", value: "DIR", help: "Where requests come from; Vectors/ if absent."),
    ],
    takesCommand: true,
    examples: [
      ("swift run verify-vectors smoke -- ./my-harness", "Says what is wrong and how to mend it.")
    ],
    notes: ["Exit status: 0 it is a harness, 1 something is wrong with it, 2 usage."])

  /// Runs the command and returns its exit status.
  static func run(_ words: [String]) throws -> Int32 {
    let arguments = try ParsedArguments(words, for: specification)
    if arguments.has("--help") {
      print(specification.help)
      return 0
    }
    guard !arguments.command.isEmpty else { throw UsageError("smoke needs a command after --") }
    let limits = try RunLimits(arguments)
    let directory = arguments.value("--vectors").map { VectorDirectory(path: $0) } ?? .committed
    let test = SmokeTest(files: try directory.load(), limits: limits) {
      () throws(ChildProcessError) -> any Peer in
      try ChildProcess(command: arguments.command)
    }
    let findings = test.findings()
    let text = SmokeText(findings, style: .fitting(.standardOutput)).text
    FileHandle.standardOutput.write(Data(text.utf8))
    return findings.allSatisfy { $0.problem == nil } ? 0 : 1
  }
}
