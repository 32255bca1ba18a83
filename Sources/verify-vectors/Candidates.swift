import CommandLineOptions
import Harness
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
