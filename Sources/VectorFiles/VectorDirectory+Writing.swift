import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension VectorDirectory {
  /// Writes files so that at every moment each of them is whole, the old one or the new one.
  ///
  /// All are written beside their places first; only then is any of them moved. A directory that
  /// cannot be written, a full disk or an interruption before that leaves the old files.
  /// - Throws: `VectorFileError`, naming the file.
  package func write(_ contents: [(name: String, bytes: [UInt8])]) throws(VectorFileError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw VectorFileError(
        file: url.path, reason: "the directory cannot be made: \(error.localizedDescription)")
    }
    var staged: [(name: String, temporary: URL)] = []
    defer {
      for (_, temporary) in staged { try? FileManager.default.removeItem(at: temporary) }
    }
    for (name, bytes) in contents {
      let place = url.appending(path: name)
      let folder = place.deletingLastPathComponent()
      let temporary = folder.appending(
        path: ".\(place.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
      staged.append((name, temporary))
      try attempt(name, "it cannot be written") {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: temporary)
      }
    }
    for (name, temporary) in staged {
      try attempt(name, "it cannot be replaced") {
        try Self.move(temporary, over: url.appending(path: name))
      }
    }
  }

  /// rename(2), which replaces atomically; Foundation's move refuses an existing target.
  private static func move(_ source: URL, over target: URL) throws {
    guard unsafe rename(source.path, target.path) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  private func attempt(
    _ name: String, _ problem: String, _ body: () throws -> Void
  ) throws(VectorFileError) {
    do {
      try body()
    } catch {
      throw VectorFileError(
        file: path(name), reason: "\(problem): \(error.localizedDescription)")
    }
  }
}
