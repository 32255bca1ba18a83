import CommandLineOptions
import Foundation
import Harness
import Operations

let specification = CommandSpecification(
  name: "reference-harness",
  summary: "Serves the reference implementation in the harness protocol on stdin and stdout.",
  usage: "[OPTION…]",
  options: [],
  examples: [
    (
      "swift run verify-vectors -- .build/debug/reference-harness",
      "Checks the reference through a child process, like any other implementation."
    ),
    (
      "echo '{\"op\":\"start\",\"protocol\":1}' | swift run reference-harness",
      "Shows what it can do."
    ),
  ],
  notes: ["Tools/harnesses/PROTOCOL.md describes the protocol."])

do {
  let arguments = try ParsedArguments(
    Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    print(specification.help)
  } else {
    HarnessServer(.reference).run()
  }
} catch {
  FileHandle.standardError.write(Data("reference-harness: \(error)\n".utf8))
  exit(2)
}
