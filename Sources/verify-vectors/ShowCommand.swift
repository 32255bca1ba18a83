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
        "--vectors", value: "DIR", help: "The vectors; Vectors/ of the package if absent."),
      OptionSpecification(
        "--dot", help: "Prints the epochs of the case as a graph that Graphviz draws."),
    ],
    takesCommand: true,
    examples: [
      (
        "swift run verify-vectors show pprf_evaluate/suite-1/bit-0 -- ./my-harness",
        "Prints the case, the request, and the call that replays it."
      ),
      (
        "swift run verify-vectors show fork_choice/suite-1/nested-forks --dot | dot -Tsvg > x.svg",
        "Draws the epochs and commits of the case, and those that are expected to be kept."
      ),
    ],
    notes: ["Exit status: 0 shown, 2 usage, no such case, or no epochs in it to draw."])

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
      guard !arguments.has("--dot") else {
        guard let picture = EpochPicture(vectorCase) else {
          throw UsageError("\(id) has no epochs and commits to draw; show it without --dot")
        }
        FileHandle.standardOutput.write(Data(DOTText(picture).text.utf8))
        return 0
      }
      let explanation = CaseText(
        vectorCase, file: file, command: arguments.command, vectors: arguments.value("--vectors"),
        style: .fitting(.standardOutput))
      FileHandle.standardOutput.write(Data(explanation.text.utf8))
      return 0
    }
    throw UsageError("there is no case \(id) in \(directory.url.path); --list lists them")
  }
}
