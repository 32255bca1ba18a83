import CommandLineOptions
import Foundation
import Harness

/// The file that a conversation is recorded in.
struct Transcript: Sendable {
  /// The file, opened at its end.
  let file: FileHandle

  /// Opens a file, empty.
  /// - Throws: `UsageError` where it cannot be written.
  static func open(_ path: String) throws(UsageError) -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw UsageError("--transcript \(path): the file cannot be written") }
    return handle
  }

  /// A peer whose lines are recorded.
  func recording(_ peer: any Peer) -> any Peer { RecordingPeer(peer, record: file) }
}
