package import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A directory of vector files.
package struct VectorDirectory: Sendable {
  /// Where it is.
  package let url: URL

  /// The directory at a path.
  package init(path: String) {
    url = URL(filePath: path, directoryHint: .isDirectory)
  }

  /// Vectors/ of the package that this program was built from, wherever it is run.
  package static var committed: VectorDirectory {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return VectorDirectory(path: root.appending(path: "Vectors").path)
  }

  /// Whether it is the directory of the committed vectors, by whatever path.
  package var isCommitted: Bool {
    url.resolvingSymlinksInPath().standardizedFileURL.path
      == Self.committed.url.resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// Every vector file in the directory, in the order of the families.
  ///
  /// Where there is a manifest, each file that it lists must be there.
  /// - Throws: `VectorFileError`, naming the file.
  package func load() throws(VectorFileError) -> [VectorFile] {
    let found = try names()
    if found.contains(Manifest.name) {
      let manifest = try Manifest(parsing: read(Manifest.name), file: path(Manifest.name))
      if let missing = manifest.entries.first(where: { !found.contains($0.name) }) {
        throw VectorFileError(
          file: path(missing.name), reason: "the manifest lists this file, and it is not there")
      }
    }
    var files: [VectorFile] = []
    for name in found where name != Manifest.name {
      let file = try VectorFile(parsing: read(name), file: path(name))
      guard file.name == name else {
        throw VectorFileError(
          file: path(name), reason: "a file of the family \(file.family.name) is named \(file.name)"
        )
      }
      files.append(file)
    }
    guard !files.isEmpty else {
      throw VectorFileError(file: url.path, reason: "there is no vector file in this directory")
    }
    return Family.allCases.compactMap { family in files.first { $0.family == family } }
  }

  /// The bytes of a file in the directory.
  /// - Throws: `VectorFileError` where it cannot be read.
  package func read(_ name: String) throws(VectorFileError) -> [UInt8] {
    try attempt(path(name), "it cannot be read") {
      Array(try Data(contentsOf: url.appending(path: name)))
    }
  }

  /// Whether the directory has a file of this name.
  package func contains(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  /// The names of the JSON files in the directory, sorted.
  /// - Throws: `VectorFileError` where it cannot be listed.
  package func names() throws(VectorFileError) -> [String] {
    try attempt(url.path, "it cannot be listed") {
      try FileManager.default.contentsOfDirectory(atPath: url.path)
        .filter { $0.hasSuffix(".json") }.sorted()
    }
  }

  /// The path of a file in the directory, for errors.
  package func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes files so that at every moment each of them is whole, the old one or the new one.
  ///
  /// All are written beside their places first; only then is any of them moved. A directory that
  /// cannot be written, a full disk or an interruption before that leaves the old files.
  /// - Throws: `VectorFileError`, naming the file.
  package func write(_ contents: [(name: String, bytes: [UInt8])]) throws(VectorFileError) {
    try attempt(url.path, "the directory cannot be made") {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
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
      try attempt(path(name), "it cannot be written") {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: temporary)
      }
    }
    for (name, temporary) in staged {
      try attempt(path(name), "it cannot be replaced") {
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

  private func attempt<Value>(
    _ file: String, _ problem: String, _ body: () throws -> Value
  ) throws(VectorFileError) -> Value {
    do {
      return try body()
    } catch {
      throw VectorFileError(file: file, reason: "\(problem): \(error.localizedDescription)")
    }
  }
}
