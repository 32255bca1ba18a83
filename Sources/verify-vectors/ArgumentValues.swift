import CommandLineOptions
import Foundation
import Harness
import Reporting
import VectorFiles
import Verification

/// What the values of options stand for.
extension ParsedArguments {
  /// The directory of `--vectors`; the committed one where it is absent.
  var vectors: VectorDirectory {
    value("--vectors").map { VectorDirectory(path: $0) } ?? .committed
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
    if let text = value("--shard") {
      selection.shard = Shard(text)
      guard selection.shard != nil else {
        throw UsageError("--shard takes I/N with I from 1 to N, not \(text)")
      }
    }
    return selection
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
    if has("--no-timeout") { limits.timeout = Self.noTimeout }
    guard let text = value("--timeout") else { return limits }
    guard let seconds = Double(text), seconds > 0, seconds <= Self.longestTimeout else {
      throw UsageError("--timeout takes a number of seconds above 0, not \(text)")
    }
    limits.timeout = .milliseconds(max(1, Int(seconds * 1000)))
    return limits
  }

  /// The reports that are to be written, each in a directory that is there.
  /// - Throws: `UsageError` for an unknown format or a directory that is not there.
  func reports() throws(UsageError) -> [(format: ReportFormat, path: String)] {
    try values("--report").map { (text) throws(UsageError) in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = ReportFormat(rawValue: parts[0]) else {
        let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("--report takes FORMAT=FILE with one of \(known), not \(text)")
      }
      // Told before the run and not after it.
      let directory = URL(filePath: parts[1]).deletingLastPathComponent().path
      guard FileManager.default.isWritableFile(atPath: directory) else {
        throw UsageError("--report \(text): \(directory) cannot be written")
      }
      return (format, parts[1])
    }
  }

  /// The file that a conversation is recorded in, emptied; nil where none is to be.
  /// - Throws: `UsageError` where it cannot be written.
  func transcript() throws(UsageError) -> FileHandle? {
    guard let path = value("--transcript") else { return nil }
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw UsageError("--transcript \(path): the file cannot be written") }
    return file
  }
}
