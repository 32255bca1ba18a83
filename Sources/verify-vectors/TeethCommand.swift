import CommandLineOptions
import Diagnostics
import OperatingSystem
import Reporting
import VectorFiles
import VectorGeneration
import Verification

/// Shows that the vectors catch and name every misreading of the catalogue.
enum TeethCommand {
  static let specification = CommandSpecification(
    name: "verify-vectors teeth",
    summary: "Runs every known misreading against the vectors: is it caught, and is it named?",
    usage: "[OPTION…]",
    options: [
      "--vectors DIR": "The vectors; Vectors/ of the package if absent.",
      "--family NAME…": "Only this family or operation; may be given again, or with commas.",
      "--check": "Fails too where \(TeethPage.name) beside the vectors is another.",
      "--write": "Writes \(TeethPage.name) beside the vectors.",
    ],
    examples: [
      "swift run -c release verify-vectors teeth": "Says which mistakes live, if any.",
      "swift run -c release verify-vectors teeth --write":
        "Writes the table after the vectors or the catalogue have changed.",
    ],
    notes: [
      "All families take some minutes in release and an hour in debug. One family alone catches no",
      "misreading of another: those live.",
      "Exit status: 0 every misreading is caught, at least \(Teeth.requiredPercentage) in a hundred",
      "are named as themselves and the reference passes; 1 something is not so, or the table is",
      "another (--check); 2 usage or a file problem.",
    ])

  /// Runs the command and returns its exit status.
  static func run(_ arguments: ParsedArguments) throws -> Int32 {
    let selection = try arguments.selection()
    guard !arguments.has("--check") || !arguments.has("--write") else {
      throw UsageError("--check contradicts --write")
    }
    let isPage = arguments.has("--check") || arguments.has("--write")
    guard !isPage || selection == Selection() else {
      throw UsageError("--check and --write need all families")
    }
    let source = arguments.vectors
    let cases = try selection.found(in: source).cases
    let line = ProgressLine(on: .errors)
    let teeth = Teeth(against: cases) { line.show($0, of: $1, "misreadings") }
    line.clear()
    write(teeth.text)
    guard isPage else { return teeth.areSharp ? 0 : 1 }
    guard case .directory(let directory) = source else {
      throw UsageError("--check and --write need a directory of vectors")
    }
    let page = TeethPage.text(of: teeth)
    if arguments.has("--write") {
      try directory.write([(TeethPage.name, Array(page.utf8))])
    } else if try !isCommitted(page, in: directory) {
      return 1
    }
    return teeth.areSharp ? 0 : 1
  }

  /// Whether the page is there as it should be; says what differs.
  private static func isCommitted(
    _ page: String, in directory: VectorDirectory
  ) throws(VectorFileError) -> Bool {
    let path = directory.path(TeethPage.name)
    guard directory.contains(TeethPage.name) else {
      complain("\(path): it is missing; --write writes it")
      return false
    }
    let expected = page.split(separator: "\n", omittingEmptySubsequences: false)
    let text = String(decoding: try directory.read(TeethPage.name), as: UTF8.self)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, found).prefix { $0 == $1 }.count
    guard line < max(expected.count, found.count) else { return true }
    let wanted = line < expected.count ? expected[line] : "the end of the file"
    complain("\(path):\(line + 1): expected \"\(wanted)\"; --write writes the page anew")
    return false
  }
}
