import CommandLineOptions
import OperatingSystem

/// What the program says.
let console = Console("verify-vectors")

/// Does what a command line asks for, or shows its help; returns the exit status.
func perform(
  _ words: some Sequence<String>, of specification: CommandSpecification,
  _ body: (ParsedArguments) async throws -> Int32
) async throws -> Int32 {
  let arguments = try ParsedArguments(Array(words), for: specification)
  guard !arguments.has("--help") else {
    console.print(specification.help)
    return 0
  }
  return try await body(arguments)
}

/// Writes a text to standard output as it is.
func write(_ text: String) {
  console.write(text)
}

/// Writes a line for people to standard error.
func complain(_ text: String) {
  console.complain(text)
}

let words = CommandLine.arguments.dropFirst()
do {
  let rest = words.dropFirst()
  let status =
    switch words.first {
    case "smoke": try await perform(rest, of: SmokeCommand.specification, SmokeCommand.run)
    case "teeth": try await perform(rest, of: TeethCommand.specification, TeethCommand.run)
    case "vectors": try await perform(rest, of: VectorsCommand.specification, VectorsCommand.run)
    case "show": try await ShowCommand.run(rest)
    default: try await perform(words, of: VerifyCommand.specification, VerifyCommand.run)
    }
  console.end(status)
} catch {
  complain("\(error)\(error is UsageError ? "\nTry: swift run verify-vectors --help" : "")")
  console.end(2)
}
