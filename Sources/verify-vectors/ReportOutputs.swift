import CommandLineOptions
import Foundation
import Reporting
import Verification

/// The reports that a command line asks for.
struct ReportOutputs {
  private let outputs: [(format: ReportFormat, path: String)]

  /// The values of `--report`.
  /// - Throws: `UsageError` for an unknown format or a directory that is not there.
  init(_ arguments: ParsedArguments) throws(UsageError) {
    outputs = try arguments.values("--report").map { (text) throws(UsageError) in
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

  /// Writes each report, whole or not at all.
  /// - Throws: `UsageError`, naming the file.
  func write(_ report: Report) throws(UsageError) {
    for (format, path) in outputs {
      do {
        try Data(format.text(of: report).utf8).write(to: URL(filePath: path), options: .atomic)
      } catch {
        throw UsageError("--report \(path): it cannot be written: \(error.localizedDescription)")
      }
    }
  }
}
