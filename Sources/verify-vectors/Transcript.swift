import CommandLineOptions
import Foundation

/// The file that a conversation is recorded in.
enum Transcript {
  /// Opens the file, empty.
  /// - Throws: `UsageError` where it cannot be written.
  static func open(_ path: String) throws(UsageError) -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw UsageError("--transcript \(path): the file cannot be written") }
    return handle
  }
}
