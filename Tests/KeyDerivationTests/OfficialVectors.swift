import Foundation

/// The test vectors of the MLS working group, kept next to the package.
enum OfficialVectors {
  static let absence: String = "the official MLS vectors are absent: no folder \(folder.path)"

  /// Whether the folder is there; says so on standard error where it is not.
  static let arePresent: Bool = {
    let found = FileManager.default.fileExists(atPath: folder.path)
    if !found {
      FileHandle.standardError.write(Data("SKIPPED: \(absence)\n".utf8))
    }
    return found
  }()

  private static let folder: URL = {
    let packageRoot = URL(filePath: #filePath)
      .deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    return packageRoot.deletingLastPathComponent().appending(path: "shared/mlswg-vectors")
  }()

  static func load<Case: Decodable>(_ file: String, as _: Case.Type) throws -> [Case] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Case].self, from: Data(contentsOf: folder.appending(path: file)))
  }
}
