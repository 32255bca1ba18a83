import Foundation
import Testing

/// The Python implementation, and copies of it with a mistake.
enum PythonHarness {
  /// Whether python3 is there; says so on standard error where it is not.
  static let canRun: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", ""]
    var found = false
    do {
      try process.run()
      process.waitUntilExit()
      found = process.terminationStatus == 0
    } catch {}
    if !found {
      let message = "SKIPPED: python3 is absent, so no other implementation can be run\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    return found
  }()

  /// Copies the implementation with one text replaced; the path of its harness.
  static func copy(
    to folder: URL, replacing old: String, by new: String, in file: String
  ) throws -> String {
    try FileManager.default.copyItem(
      at: Program.root.appending(path: "Tools/harnesses/python"), to: folder)
    try #require(try Scratch.replace(old, by: new, in: folder.appending(path: file)))
    return folder.appending(path: "harness.py").path
  }
}
