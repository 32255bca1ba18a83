import Foundation
import JSONText
import Testing
import VectorFiles
import VectorGeneration

/// The committed files are what the generator makes, byte for byte.
struct CommittedVectorsTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Vectors")

  private static func committed(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: directory.appending(path: name)))
  }

  @Test(arguments: Family.allCases)
  func committedFileEqualsTheGeneratedOne(family: Family) async throws {
    let set = try await GeneratedVectors.set
    let entry = try #require(set.entries.first { $0.file.family == family })
    let isEqual = try Self.committed(entry.file.name) == entry.bytes
    #expect(isEqual, "gen-vectors --check tells where they part")
  }

  @Test func committedManifestEqualsTheGeneratedOne() async throws {
    let directory = VectorDirectory(path: Self.directory.path)
    let manifest = try await GeneratedVectors.set.manifest(completedFrom: directory)
    #expect(try Self.committed(Manifest.name) == Array(manifest.json.document.utf8))
  }

  @Test func committedCoveragePageEqualsTheGeneratedOne() async throws {
    let isEqual = try await Self.committed(CoveragePage.name) == GeneratedVectors.set.page
    #expect(isEqual, "gen-vectors --check tells where they part")
  }

  @Test func thereAreNoOtherFilesAndTheCheckFindsNoDifference() async throws {
    let directory = VectorDirectory(path: Self.directory.path)
    #expect(try await GeneratedVectors.set.differences(from: directory) == [])
    let names = Family.allCases.map { VectorFile.name(of: $0) } + [Manifest.name]
    #expect(try directory.names() == names.sorted())
  }

  /// The other families differ in nothing but time; comparing with the committed ones covers them.
  @Test(
    arguments: [
      .deriveSecret, .treeNode, .dmlsEpoch, .commitConfirmation, .deriveChildSecret,
    ] as [Family])
  func generatingAgainMakesTheSameBytes(family: Family) async throws {
    let set = try await GeneratedVectors.set
    let entry = try #require(set.entries.first { $0.file.family == family })
    let again = try VectorGenerator.file(of: family)
    #expect(again == entry.file)
    #expect(Array(again.json.document.utf8) == entry.bytes)
  }

  @Test func aGeneratedFileIsReadAsItself() async throws {
    for family in [Family.dmlsEpoch, .commitConfirmation, .deriveChildSecret] {
      let file = try await GeneratedVectors.file(family)
      let bytes = Array(file.json.document.utf8)
      #expect(try VectorFile(parsing: bytes, file: file.name) == file)
    }
  }
}
