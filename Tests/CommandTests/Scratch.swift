import Foundation

/// Folders that vanish after use.
enum Scratch {
  /// Hands out a fresh folder.
  static func with<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dmls-vectors-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Hands out a folder with copies of some committed vector files, and no manifest.
  static func withVectors<Result>(
    _ families: String..., body: (URL) async throws -> Result
  ) async throws -> Result {
    try await with { folder in
      for family in families {
        try FileManager.default.copyItem(
          at: Program.root.appending(path: "Vectors/\(family).json"),
          to: folder.appending(path: "\(family).json"))
      }
      return try await body(folder)
    }
  }

  /// Replaces the first place where a file holds a text.
  static func replace(_ old: String, by new: String, in file: URL) throws -> Bool {
    var text = try String(contentsOf: file, encoding: .utf8)
    guard let range = text.range(of: old) else { return false }
    text.replaceSubrange(range, with: new)
    try Data(text.utf8).write(to: file)
    return true
  }
}
