import CommandLineOptions
import OperatingSystem
import VectorFiles

/// What the program says.
let console = Console("verify-vectors")

/// Does what a command line asks for, or shows its help; returns the exit status.
func perform(
  _ words: some Sequence<String>, of specification: CommandSpecification,
  _ body: (ParsedArguments) throws -> Int32
) throws -> Int32 {
  let arguments = try ParsedArguments(Array(words), for: specification)
  guard !arguments.has("--help") else {
    console.print(specification.help)
    return 0
  }
  return try body(arguments)
}

/// Writes a text to standard output as it is.
func write(_ text: String) {
  console.write(text)
}

/// Writes a line for people to standard error.
func complain(_ text: String) {
  console.complain(text)
}

/// Writes which vectors the program has, and of which draft.
func version() -> Int32 {
  console.print("\(console.program) \(Generator.version) (\(VectorFile.draft))")
  return 0
}

let words = CommandLine.arguments.dropFirst()
do {
  let rest = words.dropFirst()
  let status =
    switch words.first {
    case "smoke": try perform(rest, of: SmokeCommand.specification, SmokeCommand.run)
    case "teeth": try perform(rest, of: TeethCommand.specification, TeethCommand.run)
    case "vectors": try perform(rest, of: VectorsCommand.specification, VectorsCommand.run)
    case "--version": version()
    case "show": try ShowCommand.run(rest)
    default: try perform(words, of: VerifyCommand.specification, VerifyCommand.run)
    }
  console.end(status)
} catch {
  let advice = "\nTry: \(Invocation.told("swift run verify-vectors --help"))"
  complain("\(error)\(error is UsageError ? advice : "")")
  console.end(2)
}
