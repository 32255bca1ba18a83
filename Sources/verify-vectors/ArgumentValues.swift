import CommandLineOptions
import VectorFiles
import VectorGeneration
import Verification

/// What the values of options stand for.
extension ParsedArguments {
  /// The directory of `--vectors`; the committed vectors where it is absent.
  var vectors: VectorSource {
    value("--vectors").map { .directory(VectorDirectory(path: $0)) } ?? .committed
  }

  /// A whole number given to an option; nil where the option is absent.
  /// - Throws: `UsageError`, naming the value.
  func count(_ name: String, atLeast least: Int) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let count = Int(text), count >= least else {
      throw UsageError("\(name) takes a whole number from \(least) on, not \(text)")
    }
    return count
  }

  /// What `--family`, `--suite`, `--case`, `--draft` and `--shard` select.
  /// - Throws: `UsageError` or `UnknownName`, naming the value.
  func selection() throws -> Selection {
    var selection = try Selection(
      families: list("--family"), cipherSuites: list("--suite"), patterns: list("--case"),
      drafts: list("--draft"))
    guard values("--shard").count < 2 else {
      throw UsageError("--shard is given twice: a run has one part")
    }
    if let text = value("--shard") {
      selection.shard = Shard(text)
      guard selection.shard != nil else {
        throw UsageError("--shard takes I/N with I from 1 to N, not \(text)")
      }
    }
    return selection
  }

  /// Each of them is a process of the implementation.
  private static let mostJobs = 256

  /// How many processes of an implementation run at once.
  /// - Throws: `UsageError`, naming the value.
  func jobs() throws(UsageError) -> Int {
    let jobs = try count("--jobs", atLeast: 1) ?? 1
    guard jobs <= Self.mostJobs else {
      throw UsageError("--jobs takes at most \(Self.mostJobs), not \(jobs)")
    }
    return jobs
  }

  private static let longestTimeout = 86400.0
  /// What `--no-timeout` waits: a year, which no debugging session outlasts.
  private static let noTimeout = Duration.seconds(365 * 86400)

  /// The limits that are set.
  /// - Throws: `UsageError`, naming the value.
  func limits() throws(UsageError) -> RunLimits {
    var limits = RunLimits()
    limits.acceptsAnyRefusal = has("--any-error")
    limits.restarts = try count("--max-restarts", atLeast: 0) ?? limits.restarts
    if has("--no-timeout") {
      guard !has("--timeout") else { throw UsageError("--timeout contradicts --no-timeout") }
      limits.timeout = Self.noTimeout
    }
    limits.timeout = try seconds("--timeout") ?? limits.timeout
    limits.end = try seconds("--limit").map { TimeLimit($0) }
    return limits
  }

  /// A number of seconds given to an option; nil where the option is absent.
  /// - Throws: `UsageError`, naming the value.
  private func seconds(_ name: String) throws(UsageError) -> Duration? {
    guard let text = value(name) else { return nil }
    guard let seconds = Double(text), seconds > 0, seconds <= Self.longestTimeout else {
      throw UsageError("\(name) takes a number of seconds above 0, not \(text)")
    }
    return .milliseconds(max(1, Int(seconds * 1000)))
  }
}

extension Selection {
  /// The files of the families that can have a selected case, and those cases.
  ///
  /// Where something that is named selects no case, all are read: a near name may be in any.
  /// - Throws: `VectorFileError` where something that is named selects no case.
  func found(
    in source: VectorSource
  ) throws -> (files: [VectorFile], cases: [(family: Family, vectorCase: VectorCase)]) {
    let files = try source.files(of: possibleFamilies)
    if let cases = try? cases(in: files) { return (files, cases) }
    return try found(in: source.files(), of: source.place)
  }

  /// The selected cases of files that are from somewhere, beside the files.
  /// - Throws: `VectorFileError` where something that is named selects no case.
  func found(
    in files: [VectorFile], of source: String
  ) throws(VectorFileError) -> (
    files: [VectorFile], cases: [(family: Family, vectorCase: VectorCase)]
  ) {
    do throws(EmptySelection) {
      return (files, try cases(in: files))
    } catch {
      throw VectorFileError(file: source, reason: error.description)
    }
  }
}
