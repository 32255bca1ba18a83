import CommandLineOptions
import Misreadings
import OperatingSystem
import VectorFiles
import VectorGeneration

/// Writes the vectors as files, for those who have this program alone.
enum VectorsCommand {
  static let specification = CommandSpecification(
    name: "verify-vectors vectors",
    summary: "Writes the vectors as JSON files, byte for byte those of the repository.",
    usage: "--output DIR [OPTION…]",
    options: [
      "--output DIR": "Where to; made if it is not there.",
      "--family NAME…": "Only this family; may be given again, or with commas.",
      "--profile NAME": "Vectors that expect what a peer answers who departs from the draft.",
    ],
    examples: [
      "swift run verify-vectors vectors --output vectors":
        "Writes all files, with their manifest and the schemas of the operations."
    ],
    notes: ["Exit status: 0 written, 2 usage or a file problem."])

  /// Runs the command and returns its exit status.
  static func run(_ arguments: ParsedArguments) throws -> Int32 {
    guard let output = arguments.value("--output") else {
      throw UsageError("vectors needs --output DIR")
    }
    let directory = VectorDirectory(path: output)
    guard !directory.isCommitted else {
      throw UsageError(
        "--output \(output): those are the committed vectors; gen-vectors writes them")
    }
    let families = try Family.named(arguments.list("--family"))
    let profile = try arguments.value("--profile").map { try Profile.find($0) }
    let line = ProgressLine(on: .errors)
    let set = try VectorSet(of: families, in: profile.map { Dialect($0) } ?? .draft) {
      line.show($0, of: families.count, "families made")
    }
    line.clear()
    let contents = try set.contents(for: directory)
    try directory.write(contents)
    console.print("\(contents.count) files written to \(directory.path)")
    return 0
  }
}
