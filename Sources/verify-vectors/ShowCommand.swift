import CommandLineOptions
import Foundation
import Reporting
import VectorFiles

/// Explains one case.
enum ShowCommand {
  static let name = "show"

  private static let specification = CommandSpecification(
    name: "verify-vectors show",
    summary: "Explains a case: input, expectation, flags, readings, and how to run it alone.",
    usage: "CASE [OPTION…] [-- COMMAND [ARGUMENT…]]",
    options: [
      OptionSpecification(
        "--vectors", value: "DIR", help: "The vectors; Vectors/ of the package if absent.")
    ],
    takesCommand: true,
    examples: [
      (
        "swift run verify-vectors show pprf_evaluate/suite-1/bit-0 -- ./my-harness",
        "Prints the case, the request, and the call that replays it."
      )
    ],
    notes: ["Exit status: 0 shown, 2 usage or no such case."])

  /// Runs the command and returns its exit status.
  static func run(_ words: [String]) throws -> Int32 {
    let id = words.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
    let arguments = try ParsedArguments(
      Array(words.dropFirst(id == nil ? 0 : 1)), for: specification)
    if arguments.has("--help") {
      print(specification.help)
      return 0
    }
    guard let id else { throw UsageError("show needs a case: show CASE") }
    let directory = arguments.value("--vectors").map { VectorDirectory(path: $0) } ?? .committed
    for file in try directory.load() {
      guard let vectorCase = file.cases.first(where: { $0.id == id }) else { continue }
      let explanation = CaseText(
        vectorCase, file: file, command: arguments.command, vectors: arguments.value("--vectors"),
        style: .fitting(.standardOutput))
      FileHandle.standardOutput.write(Data(explanation.text.utf8))
      return 0
    }
    throw UsageError("there is no case \(id) in \(directory.url.path); --list lists them")
  }
}
