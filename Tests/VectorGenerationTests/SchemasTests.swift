import Foundation
import Testing
import VectorFiles

@testable import VectorGeneration

/// The schemas and the table of the protocol page, which are written and compared with all families.
struct SchemasTests {
  private let directory = VectorDirectory(
    path: FileManager.default.temporaryDirectory.appending(path: "dmls-\(UUID().uuidString)").path)

  @Test func aChangedSchemaIsNamedWithItsLine() async throws {
    let set = try await GeneratedVectors.set
    try directory.write(set.contents(for: directory))
    defer { try? FileManager.default.removeItem(atPath: directory.path) }
    #expect(try set.differences(from: directory) == [])
    let name = "schema/operations.schema.json"
    let text = String(decoding: try directory.read(name), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("\"prf_key\"") })
    try directory.write([(name, Array(text.replacing("\"prf_key\"", with: "\"prf\"").utf8))])
    let differences = try set.differences(from: directory)
    #expect(differences.count == 1)
    let start = "\(directory.path(name)):\(line + 1): "
    #expect(differences.first?.hasPrefix(start) == true, "\(differences)")
    try FileManager.default.removeItem(atPath: directory.path(name))
    #expect(try set.differences(from: directory) == ["\(directory.path(name)): it is missing"])
  }

  @Test func someFamiliesOrADialectHaveNoSchemas() async throws {
    let some = try VectorSet(of: [.treeNode])
    #expect(try some.contents(for: directory).map(\.name) == ["tree_node.json", Manifest.name])
  }

  @Test func onlyTheCommittedVectorsHaveThePageBesideThem() async throws {
    let schemas = ["schema/common.schema.json", "schema/operations.schema.json"]
    #expect(try Schemas.contents(for: directory).map(\.name) == schemas)
    #expect(
      try Schemas.contents(for: .committed).map(\.name)
        == schemas + ["../Tools/harnesses/PROTOCOL.md"])
  }

  @Test func theTableIsWrittenBetweenItsCommentsAlone() throws {
    let page = """
      before
      <!-- The table is written by gen-vectors. -->
      old
      <!-- What follows is written by hand. -->
      after
      <!-- The list is written by gen-vectors. -->
      older

      """
    let updated = try ProtocolTable.updated(Array(page.utf8), file: "page")
    let lines = String(decoding: updated, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "before")
    #expect(lines.contains("after"))
    #expect(!lines.contains("old") && !lines.contains("older"))
    #expect(lines.last?.hasPrefix("- R20: A commit that is processed twice") == true)
    let tree = "| `tree_node` | `node_secret` | `left`, `right` | |"
    #expect(lines.contains { $0 == tree })
    #expect(try ProtocolTable.updated(updated, file: "page") == updated)
    #expect(
      throws: VectorFileError(
        file: "page", reason: "the comments around the table of the operations are missing")
    ) { try ProtocolTable.updated(Array("old\n".utf8), file: "page") }
    #expect(
      throws: VectorFileError(
        file: "page", reason: "the comment before the list of readings is missing")
    ) {
      let cut = page.replacing("<!-- The list is written by gen-vectors. -->", with: "")
      return try ProtocolTable.updated(Array(cut.utf8), file: "page")
    }
  }
}
