import CommandLineOptions
import Foundation

let words = Array(CommandLine.arguments.dropFirst())
do {
  let status =
    switch words.first {
    case SmokeCommand.name: try SmokeCommand.run(Array(words.dropFirst()))
    case TeethCommand.name: try TeethCommand.run(Array(words.dropFirst()))
    case ShowCommand.name: try ShowCommand.run(Array(words.dropFirst()))
    default: try VerifyCommand.run(words)
    }
  exit(status)
} catch {
  let hint = error is UsageError ? "\nTry: swift run verify-vectors --help" : ""
  FileHandle.standardError.write(Data("verify-vectors: \(error)\(hint)\n".utf8))
  exit(2)
}
