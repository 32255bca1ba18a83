import DMLS
import VectorFiles
import VectorGeneration

/// All families, generated once for the whole run.
enum GeneratedVectors {
  private static let task = Task { try VectorSet(of: Family.allCases) }

  static var set: VectorSet {
    get async throws { try await task.value }
  }

  static func file(_ family: Family) async throws -> VectorFile {
    let entries = try await set.entries
    guard let entry = entries.first(where: { $0.file.family == family }) else {
      throw Missing(family: family)
    }
    return entry.file
  }

  static var cases: [VectorCase] {
    get async throws { try await set.entries.flatMap(\.file.cases) }
  }

  struct Missing: Error {
    let family: Family
  }
}
