import CommandLineOptions
import Foundation
import Misreadings
import OperatingSystem
import VectorFiles
import VectorGeneration

let specification = CommandSpecification(
  name: "gen-vectors",
  summary: "Writes the test vectors of draft-kohbrok-mls-dmls, or checks those that are there.",
  usage: "[OPTION…]",
  options: [
    "--check": "Writes nothing; compares and names what differs.",
    "--output DIR": "Where to write or compare; Vectors/ of the package if absent.",
    "--family NAME…": "Only this family; may be given again, or with commas.",
    "--profile NAME": "Expects the answers of a peer that departs from the draft; needs --output.",
    "--list": "Lists the families and the profiles.",
  ],
  examples: [
    "swift run gen-vectors": "Writes all families to Vectors/.",
    "swift run gen-vectors --check": "Fails where Vectors/ is not what the generator writes.",
    "swift run gen-vectors --family dmls_epoch --output /tmp/vectors":
      "Writes one family and a manifest elsewhere.",
    "swift run gen-vectors --profile prototype-1a51df88 --output /tmp/prototype":
      "Writes vectors for the authors' prototype.",
  ],
  notes: [
    "COVERAGE.md shows all families, so --family neither writes nor compares it.",
    "Nor does it touch the schemas of operations and the table of PROTOCOL.md.",
    "Exit status: 0 done, 1 something differs (--check), 2 usage or a file problem.",
  ])

let console = Console("gen-vectors")

/// Ends the program with a message for people.
func fail(_ message: String, status: Int32 = 2) -> Never {
  console.complain(message)
  console.end(status)
}

do {
  let arguments = try ParsedArguments(Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    console.print(specification.help)
    console.end(0)
  }
  if arguments.has("--list") {
    for family in Family.allCases {
      console.print("\(family.name) (\(family.tier.rawValue)): \(family.description)")
    }
    for profile in Profile.all { console.print("\(profile.id), a profile: \(profile.summary)") }
    console.end(0)
  }
  let families = try Family.named(arguments.list("--family"))
  let directory = arguments.value("--output").map { VectorDirectory(path: $0) } ?? .committed
  let profile = try arguments.value("--profile").map { try Profile.find($0) }
  if profile != nil, directory.isCommitted {
    throw UsageError("--profile needs --output DIR elsewhere: Vectors/ holds those of the draft")
  }
  let line = ProgressLine(on: .errors)
  let set = try VectorSet(of: families, in: profile.map { Dialect($0) } ?? .draft) {
    line.show($0, of: families.count, "families made")
  }
  line.clear()
  if arguments.has("--check") {
    let differences = try set.differences(from: directory)
    guard differences.isEmpty else { fail(differences.joined(separator: "\n"), status: 1) }
    console.print("\(set.entries.count) files are as generated: \(directory.path)")
  } else {
    let contents = try set.contents(for: directory)
    try directory.write(contents)
    for entry in set.entries {
      console.print(
        "\(entry.file.name): \(entry.file.cases.count) cases, \(entry.bytes.count) bytes")
    }
    console.print("\(contents.count) files written to \(directory.path)")
  }
  console.end(0)
} catch let error as UsageError {
  fail("\(error)\n\n\(specification.help)")
} catch {
  fail("\(error)")
}
