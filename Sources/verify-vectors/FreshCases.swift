import CommandLineOptions
import DMLS
import KeyDerivation
import Misreadings
import OperatingSystem
import Reporting
import VectorFiles
import VectorGeneration
import Verification

/// The fresh cases that a command line asks for.
struct FreshCases {
  /// The most cases of one run: more of them would not fit into memory.
  private static let mostCases = 1_000_000

  private let source: RandomCases
  private let count: Int
  private let isSeedGiven: Bool
  /// The options that select, as they were given.
  private let selected: [String]
  /// Where failing cases go, if anywhere.
  private let export: VectorDirectory?

  /// What `--random`, `--seed` and `--export` ask for; nil without `--random`.
  ///
  /// The cases expect what a profile answers, if there is one. No input is one of the committed
  /// vectors', whose answers anyone can look up.
  /// - Throws: `UsageError`, naming the option; `VectorFileError` where those cannot be read.
  init?(_ arguments: ParsedArguments, _ selection: Selection, _ profile: Profile?) throws {
    guard arguments.has("--random") else {
      for name in ["--seed", "--export"] where arguments.has(name) {
        throw UsageError("\(name) needs --random")
      }
      return nil
    }
    let strangers = [
      "--vectors", "--shard", "--case", "--failures", "--update-failures", "--list",
    ]
    for name in strangers where arguments.has(name) {
      throw UsageError("\(name) is for committed cases: leave it out with --random")
    }
    count = try arguments.count("--random", atLeast: 1) ?? 1
    guard count <= Self.mostCases else {
      throw UsageError("--random takes at most \(Self.mostCases), not \(count)")
    }
    isSeedGiven = arguments.has("--seed")
    let seed = arguments.value("--seed") ?? "\(UInt32.random(in: 0 ... .max))"
    guard RandomCases.isSeed(seed) else {
      throw UsageError("--seed takes 1 to 32 of a to z, 0 to 9 and -, not \(seed)")
    }
    if arguments.has("--export"), arguments.values("--implementation").count > 1 {
      throw UsageError("--export keeps the failures of one implementation")
    }
    selected = ["--family", "--suite", "--draft", "--profile"].flatMap { name in
      arguments.values(name).flatMap { [name, $0] }
    }
    export = try arguments.value("--export").map { (path) throws(UsageError) in
      try Self.emptyDirectory(path)
    }
    source = RandomCases(
      seed: seed, families: selection.drawnFamilies, operations: selection.drawnOperations,
      cipherSuites: selection.cipherSuites.isEmpty
        ? CipherSuite.allCases : selection.cipherSuites,
      drafts: selection.drafts.isEmpty ? DraftRevision.allCases : selection.drafts,
      dialect: profile.map { Dialect($0) } ?? .draft,
      isCommitted: CommittedInputs(
        of: try VectorSource.committed.files(of: selection.drawnFamilies)
      ).contains)
  }

  private static func emptyDirectory(_ path: String) throws(UsageError) -> VectorDirectory {
    if InputFile.exists(path) {
      guard let content = try? InputFile.names(inDirectory: path) else {
        throw UsageError("--export \(path): it is no directory that can be read")
      }
      guard content.isEmpty else {
        throw UsageError("--export \(path): the directory is not empty")
      }
    }
    let directory = VectorDirectory(path: path)
    do throws(VectorFileError) {
      try directory.checkWritable()
    } catch {
      throw UsageError("--export \(error)")
    }
    return directory
  }

  /// Makes the cases, in files as if they had been read.
  ///
  /// A seed that was not given is told at once, so that it is known whatever becomes of the run.
  func files() throws -> [VectorFile] {
    if !isSeedGiven { complain("--seed \(source.seed)") }
    let line = ProgressLine(on: .errors)
    defer { line.clear() }
    return try source.files(source.first(count) { line.show($0, of: count, "cases made") })
  }

  /// The same question about another input.
  var recast: Shrinker.Recast { source.recast }

  /// How to make the same cases again.
  func note(_ command: [String]) -> String {
    let options = ["--random", "\(count)", "--seed", source.seed] + selected
    let words = options + (command.isEmpty ? [] : ["--"] + command)
    return
      "Made on the spot. The same cases again: \(words.map(ShellWord.quoted).joined(separator: " "))"
      + (export == nil ? " (--export DIR keeps those that fail)" : "")
  }

  /// Writes the cases that failed, as vectors, and returns what to tell of it.
  /// - Throws: `VectorFileError`, naming the file.
  func exportFailures(_ results: [CaseResult]) throws(VectorFileError) -> String? {
    guard let export else { return nil }
    let failed = results.filter { $0.failureKind != nil && $0.wasAsked }
    let files = source.files(failed.map { ($0.family, $0.vectorCase) })
    guard !files.isEmpty else {
      return "No case that was asked failed: nothing is written to \(export.path)."
    }
    try export.write(VectorSet(files).contents(for: export))
    return "\(failed.count) failing cases written to \(export.path): try them with --vectors"
  }
}
