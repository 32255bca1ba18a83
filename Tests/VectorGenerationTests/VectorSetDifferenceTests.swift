import Foundation
import JSONText
import Testing
import VectorFiles
import VectorGeneration

struct VectorSetDifferenceTests {
  private let directory = VectorDirectory(
    path: FileManager.default.temporaryDirectory.appending(path: "dmls-\(UUID().uuidString)").path)

  /// Runs a test beside files that are as generated, and takes them away again.
  private func withFiles(_ body: (VectorSet) throws -> Void) async throws {
    let set = try VectorSet(of: [.treeNode, .dmlsEpoch])
    try directory.write(set.contents(for: directory))
    defer { try? FileManager.default.removeItem(atPath: directory.path) }
    try body(set)
  }

  private func change(_ name: String, _ body: (inout String) -> Void) throws {
    var text = String(decoding: try directory.read(name), as: UTF8.self)
    body(&text)
    try directory.write([(name, Array(text.utf8))])
  }

  @Test func writtenFilesDoNotDiffer() async throws {
    try await withFiles { (set) throws in
      #expect(try set.differences(from: directory) == [])
      #expect(try directory.names() == ["dmls_epoch.json", "manifest.json", "tree_node.json"])
    }
  }

  @Test func aChangedByteIsNamedWithFileLineAndCase() async throws {
    try await withFiles { set in
      let file = try #require(set.entries.last?.file)
      #expect(file.family == .dmlsEpoch)
      let vectorCase = file.cases[10]
      let secret = try #require(vectorCase.input["epoch_secret"]?.line.dropFirst().dropLast())
      let lines = file.json.document.split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(lines.firstIndex { $0.contains(secret) })
      let changed = (secret.first == "0" ? "1" : "0") + secret.dropFirst()
      try change("dmls_epoch.json") { text in
        text = text.replacingOccurrences(of: secret, with: changed)
      }
      let differences = try set.differences(from: directory)
      let start =
        "\(directory.path("dmls_epoch.json")):\(line + 1): (\"id\": \"\(vectorCase.id)\",) "
      #expect(differences.count == 1)
      #expect(differences[0].hasPrefix(start + "expected \""), "\(differences)")
      #expect(differences[0].contains(secret.prefix(20)), "\(differences)")
      #expect(differences[0].contains(changed.prefix(20)), "\(differences)")
    }
  }

  @Test func aChangedHeaderIsNamedWithoutACase() async throws {
    try await withFiles { set in
      try change("tree_node.json") { text in
        text = text.replacingOccurrences(of: "\"format\": 1,", with: "\"format\": 2,")
      }
      #expect(
        try set.differences(from: directory) == [
          "\(directory.path("tree_node.json")):2: expected \"\"format\": 1,…\", "
            + "found \"\"format\": 2,…\""
        ])
    }
  }

  @Test func aFileThatEndsEarlyOrLateIsNamedByTheLine() async throws {
    try await withFiles { set in
      let count = String(decoding: try directory.read("tree_node.json"), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).count
      try change("tree_node.json") { $0 += "more\n" }
      try change("dmls_epoch.json") { $0 = "{\n" }
      let differences = try set.differences(from: directory)
      #expect(differences.count == 2)
      #expect(differences[0].hasPrefix("\(directory.path("tree_node.json")):\(count): "))
      #expect(differences[0].hasSuffix("found \"more…\""), "\(differences)")
      #expect(differences[1].hasPrefix("\(directory.path("dmls_epoch.json")):2: expected "))
    }
  }

  @Test func aMissingFileIsNamed() async throws {
    try await withFiles { set in
      try FileManager.default.removeItem(atPath: directory.path("tree_node.json"))
      #expect(
        try set.differences(from: directory)
          == ["\(directory.path("tree_node.json")): it is missing"])
      try FileManager.default.removeItem(atPath: directory.path("manifest.json"))
      #expect(
        try set.differences(from: directory) == [
          "\(directory.path("tree_node.json")): it is missing",
          "\(directory.path("manifest.json")): it is missing",
        ])
    }
  }

  @Test func anExtraFileIsNamedAndWhatIsNoJSONIsNot() async throws {
    try await withFiles { set in
      try directory.write([("trees.json", [1]), ("README.md", [2])])
      #expect(
        try set.differences(from: directory)
          == ["\(directory.path("trees.json")): no family has this file"])
    }
  }

  @Test func theCoveragePageIsComparedWhereAllFamiliesAre() async throws {
    let set = try await GeneratedVectors.set
    try directory.write(set.contents(for: directory))
    defer { try? FileManager.default.removeItem(atPath: directory.path) }
    #expect(try set.differences(from: directory) == [])
    try change(CoveragePage.name) {
      $0 = $0.replacingOccurrences(of: "| rule | ", with: "| rules | ")
    }
    let path = directory.path(CoveragePage.name)
    let difference = try #require(try set.differences(from: directory).first)
    #expect(difference.hasPrefix("\(path):14: expected \"| rule | "), "\(difference)")
    #expect(difference.contains(", found \"| rules | "), "\(difference)")
    try FileManager.default.removeItem(atPath: directory.path(CoveragePage.name))
    #expect(try set.differences(from: directory) == ["\(path): it is missing"])
  }

  @Test func someFamiliesHaveNoCoveragePage() async throws {
    try await withFiles { set in
      #expect(set.page == nil)
      #expect(!directory.contains(CoveragePage.name))
      try directory.write([(CoveragePage.name, Array("of all families\n".utf8))])
      #expect(try set.differences(from: directory) == [])
    }
  }

  @Test func theManifestOfSomeFamiliesTakesInTheOthersOfTheDirectory() async throws {
    let part = try VectorSet(of: [.dmlsEpoch])
    try await withFiles { _ in
      let some = try VectorGenerator.file(of: .dmlsEpoch)
      #expect(part.entries.map(\.file) == [some])
      #expect(try part.differences(from: directory) == [])
      let manifest = try part.manifest(completedFrom: directory)
      #expect(manifest.entries.map(\.name) == ["tree_node.json", "dmls_epoch.json"])
    }
  }
}
