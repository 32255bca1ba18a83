import CommandLineOptions
import OperatingSystem
import VectorFiles
import Verification

/// The failure lists of a command line, by implementation.
struct FailureLists {
  private var byCandidate: [String?: FailureList] = [:]
  /// What was read of each file, to tell whether it is still the same; nil for one that was absent.
  private var read: [String: [UInt8]?] = [:]

  /// Reads the lists of `--failures`.
  ///
  /// A list that is to be updated need not be there yet.
  /// - Throws: `UsageError` where an implementation is unknown or has two lists, or a list cannot be
  ///   read, or not be updated; `FailureListError`.
  init(_ arguments: ParsedArguments, for candidates: [Candidate]) throws {
    let isUpdate = arguments.has("--update-failures")
    for text in arguments.values("--failures") {
      let (name, path) = try Self.owner(of: text, among: candidates)
      guard byCandidate[name] == nil else {
        throw UsageError("--failures: \(name ?? "the implementation") has two lists")
      }
      let bytes = try Self.bytes(of: path)
      guard bytes != nil || isUpdate else {
        throw UsageError(
          "--failures \(path): the file cannot be read: there is no such file or directory")
      }
      if isUpdate, bytes != nil, !InputFile.isRegular(path) {
        throw UsageError("--failures \(path): only a regular file can be updated")
      }
      guard let content = String(validating: bytes ?? [], as: UTF8.self) else {
        throw UsageError("--failures \(path): the file is not UTF-8")
      }
      byCandidate[name] = try FailureList(parsing: content, file: path)
      read[path] = .some(bytes)
    }
    if isUpdate, byCandidate.isEmpty {
      throw UsageError("--update-failures needs --failures")
    }
  }

  /// The files of all lists.
  var files: [String] { byCandidate.values.map(\.file).sorted() }

  /// The list of an implementation, if it has one.
  subscript(candidate: Candidate) -> FailureList? { byCandidate[candidate.name] }

  private static func bytes(of path: String) throws(UsageError) -> [UInt8]? {
    do throws(SystemError) {
      return try InputFile.bytesIfPresent(path)
    } catch {
      throw UsageError("--failures \(path): the file cannot be read: \(error)")
    }
  }

  /// A list belongs to the implementation it names, or to the only one there is.
  private static func owner(
    of text: String, among candidates: [Candidate]
  ) throws(UsageError) -> (String?, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2, let owner = candidates.first(where: { $0.name == parts[0] }) {
      return (owner.name, parts[1])
    }
    guard candidates.count == 1 else {
      throw UsageError("--failures takes NAME=FILE with the name of an implementation, not \(text)")
    }
    return (candidates[0].name, text)
  }

  /// Rewrites the list of an implementation for what a run found, where that changes it.
  ///
  /// Returns what to tell of it; nil where there is no list.
  /// - Throws: `UsageError` where the list has changed since it was read, or cannot be written.
  mutating func update(
    for candidate: Candidate, _ run: RunResult, in files: [VectorFile]
  ) throws(UsageError) -> String? {
    guard let list = self[candidate] else { return nil }
    let update = FailureListUpdate(of: list, for: run, in: files)
    guard try Self.bytes(of: list.file) == read[list.file] ?? nil else {
      throw UsageError("it has changed since it was read, and is left alone")
    }
    let bytes = Array(update.text.utf8)
    if bytes != read[list.file] ?? nil {
      do throws(SystemError) {
        try OutputFile(list.file).write(bytes)
      } catch {
        throw UsageError("it cannot be written: \(error)")
      }
    }
    do throws(FailureListError) {
      byCandidate[candidate.name] = try FailureList(parsing: update.text, file: list.file)
    } catch {
      throw UsageError("\(error)")
    }
    return "\(list.file): \(update.added) added, \(update.removed) removed, \(update.kept) kept"
  }
}
