import CommandLineOptions
import Foundation
import Harness
import OperatingSystem
import Operations
import VectorFiles
import Verification

/// An implementation that the command line names.
struct Candidate: Equatable, Sendable {
  /// The name of the built-in implementation.
  static let reference = "reference"

  /// The name; nil for what follows the dashes.
  let name: String?
  /// The command; empty for the built-in reference.
  let command: [String]

  /// The implementations of a command line; the built-in reference where it names none.
  /// - Throws: `UsageError` for a name without a command, or one that is used twice.
  static func all(in arguments: ParsedArguments) throws(UsageError) -> [Candidate] {
    var candidates: [Candidate] = []
    for text in arguments.values("--implementation") {
      let candidate = try parsed(text)
      guard !candidates.contains(where: { $0.name == candidate.name }) else {
        throw UsageError("--implementation \(candidate.name ?? "") is given twice")
      }
      candidates.append(candidate)
    }
    if !arguments.command.isEmpty || candidates.isEmpty {
      candidates.append(Candidate(name: nil, command: arguments.command))
    }
    return candidates
  }

  private static func parsed(_ text: String) throws(UsageError) -> Candidate {
    if text == reference { return Candidate(name: text, command: []) }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError("--implementation takes NAME=COMMAND or reference, not \(text)")
    }
    return Candidate(name: String(parts[0]), command: ["/bin/sh", "-c", String(parts[1])])
  }

  /// Starts a process of it.
  func start() throws(ChildProcessError) -> any Peer {
    guard !command.isEmpty else { return InProcessPeer(.reference) }
    return try ChildProcess(command: command)
  }
}

/// The failure lists of a command line, by implementation.
struct FailureLists {
  private var byCandidate: [String?: FailureList] = [:]

  /// Reads the lists of `--failures`.
  ///
  /// A list that is to be updated need not be there yet.
  /// - Throws: `UsageError` where an implementation is unknown or has two, `FailureListError`.
  init(_ arguments: ParsedArguments, for candidates: [Candidate]) throws {
    let isUpdate = arguments.has("--update-failures")
    for text in arguments.values("--failures") {
      let (name, path) = try Self.owner(of: text, among: candidates)
      guard byCandidate[name] == nil else {
        throw UsageError("--failures: \(name ?? "the implementation") has two lists")
      }
      let content: String
      if let data = FileManager.default.contents(atPath: path) {
        content = String(decoding: data, as: UTF8.self)
      } else if isUpdate {
        content = ""
      } else {
        throw UsageError("--failures \(path): the file cannot be read")
      }
      byCandidate[name] = try FailureList(parsing: content, file: path)
    }
    if isUpdate, byCandidate.isEmpty {
      throw UsageError("--update-failures needs --failures")
    }
  }

  /// The files of all lists.
  var files: [String] { byCandidate.values.map(\.file).sorted() }

  /// The list of an implementation, if it has one.
  subscript(candidate: Candidate) -> FailureList? { byCandidate[candidate.name] }

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

  /// Rewrites the lists for what whole runs found.
  /// - Throws: `UsageError` where a list cannot be written.
  func update(for runs: [(candidate: Candidate, run: RunResult)]) throws(UsageError) {
    for (candidate, run) in runs {
      guard let list = self[candidate] else { continue }
      do {
        try OutputFile(list.file).write(list.updated(for: run.results).utf8)
      } catch {
        throw UsageError("--update-failures \(list.file): \(error.localizedDescription)")
      }
    }
  }
}
