import CommandLineOptions
import Harness
import Misreadings
import OperatingSystem
import Operations

let specification = CommandSpecification(
  name: "reference-harness",
  summary: "Serves the reference implementation in the harness protocol on stdin and stdout.",
  usage: "[OPTION…]",
  options: [
    "--misreading ID…": "Makes this mistake on purpose; may be given again, or with commas.",
    "--profile NAME": "Answers as a known implementation does.",
    "--list": "Lists the misreadings and the profiles.",
  ],
  examples: [
    "swift run verify-vectors -- .build/debug/reference-harness":
      "Checks the reference through a child process, like any other implementation.",
    "swift run verify-vectors -- .build/debug/reference-harness --misreading output-is-leaf":
      "Shows how the verifier catches and names a mistake.",
    "echo '{\"op\":\"start\",\"protocol\":1}' | swift run reference-harness":
      "Shows what it can do.",
  ],
  notes: ["Tools/harnesses/PROTOCOL.md describes the protocol."])

let console = Console("reference-harness")

/// The implementation that a command line asks for.
func implementation(_ arguments: ParsedArguments) throws -> Implementation {
  let misreadings = try arguments.list("--misreading").map { try MisreadingCatalogue.find($0) }
  let profile = try arguments.value("--profile").map { try Profile.find($0) }
  let all = (profile?.misreadings ?? []) + misreadings
  guard !all.isEmpty else { return .reference }
  var implementation = Implementation.misreading(all)
  if let profile, misreadings.isEmpty { implementation.name = profile.id }
  return implementation
}

do {
  let arguments = try ParsedArguments(
    Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    console.print(specification.help)
  } else if arguments.has("--list") {
    for misreading in MisreadingCatalogue.all {
      console.print("\(misreading.id) (\(misreading.section)): \(misreading.summary)")
    }
    for profile in Profile.all { console.print("\(profile.id), a profile: \(profile.summary)") }
  } else {
    HarnessServer(try implementation(arguments)).run()
  }
  console.end(0)
} catch {
  console.complain("\(error)")
  console.end(2)
}
