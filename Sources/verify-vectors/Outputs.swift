import CommandLineOptions
import Diagnostics
import Harness
import OperatingSystem
import Reporting

/// What a run leaves behind: the text for people, reports for programs, a transcript.
///
/// Whatever cannot be written is told, and keeps nothing else from being written.
struct Outputs {
  /// An option that names a file to be written, as it was given.
  private struct Option {
    let text: String
    let file: OutputFile
  }

  private let reports: [(format: ReportFormat, option: Option)]
  private let transcript: Option?
  /// Whether a report or the transcript goes to standard output, so that people read the other one.
  private let isOutputTaken: Bool
  /// What could not be written, and why.
  private(set) var faults: [String] = []

  /// What `--report` and `--transcript` ask for, beside lists that are to be rewritten.
  /// - Throws: `UsageError` for an unknown format, a file that cannot be written as far as one can
  ///   know, or one that would be written twice.
  init(_ arguments: ParsedArguments, lists: [String]) throws(UsageError) {
    reports = try arguments.values("--report").map { (text) throws(UsageError) in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = ReportFormat(rawValue: parts[0]) else {
        let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageError("--report takes FORMAT=FILE with one of \(known), not \(text)")
      }
      return (format, Option(text: "--report \(text)", file: OutputFile(parts[1])))
    }
    transcript = arguments.value("--transcript").map {
      Option(text: "--transcript \($0)", file: OutputFile($0))
    }
    let options =
      lists.map { Option(text: "--failures \($0)", file: OutputFile($0)) }
      + [transcript].compactMap(\.self) + reports.map(\.option)
    isOutputTaken = options.contains(where: \.file.isStandardOutput)
    var owners: [String: Option] = [:]
    for option in options {
      // Told before the run and not after it.
      do throws(SystemError) {
        try option.file.check()
      } catch {
        throw UsageError("\(option.text): it cannot be written: \(error)")
      }
      let identity =
        option.file.isStandardOutput ? OutputFile.standardOutput : option.file.identity
      guard let identity else { continue }
      if let owner = owners[identity] {
        throw UsageError("\(owner.text) and \(option.text) would write to the same place")
      }
      owners[identity] = option
    }
  }

  /// Where people read: colour and progress as it has them.
  var style: TerminalStyle {
    .fitting(isOutputTaken ? .errors : .output)
  }

  /// Says something to people.
  func say(_ text: String) {
    if isOutputTaken { console.writeError(text) } else { console.write(text) }
  }

  /// Opens the transcript; nil where none is to be.
  /// - Throws: `UsageError` where it cannot be written.
  func openedTranscript() throws(UsageError) -> OutputLog? {
    guard let transcript else { return nil }
    do throws(SystemError) {
      return try OutputLog(transcript.file)
    } catch {
      throw UsageError("\(transcript.text): it cannot be written: \(error)")
    }
  }

  /// Writes every report, and notes whether the transcript is whole.
  mutating func write(_ report: Report, beside log: OutputLog?) {
    for (format, option) in reports {
      attempt(option.text) { () throws(SystemError) in
        try option.file.write(format.text(of: report).utf8)
      }
    }
    if let transcript, let log {
      attempt(transcript.text) { () throws(SystemError) in
        if let failure = log.failure { throw failure }
      }
    }
  }

  /// Does what writes something, and keeps the reason where it cannot be done.
  @discardableResult
  mutating func attempt<Value, Failure: Error>(
    _ place: String, _ body: () throws(Failure) -> Value
  ) -> Value? {
    do throws(Failure) {
      return try body()
    } catch {
      faults.append(
        error is SystemError ? "\(place): it cannot be written: \(error)" : "\(place): \(error)")
      return nil
    }
  }

  /// Tells what could not be written and returns what it makes of an exit status.
  func exitStatus(_ status: Int32) -> Int32 {
    for fault in faults { complain(fault) }
    let whole = faults.isEmpty ? status : max(status, Console.outputFailure)
    // Also one that came while all this was written.
    return Interruption.received?.exitStatus ?? whole
  }
}
