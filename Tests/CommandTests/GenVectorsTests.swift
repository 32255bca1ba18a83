import Foundation
import Testing

@Suite(.serialized)
struct GenVectorsTests {
  /// The families of the committed manifest, in its order.
  private let families: [String]

  init() throws {
    let manifest = try JSONDecoder().decode(
      Manifest.self,
      from: Data(contentsOf: Program.root.appending(path: "Vectors/manifest.json")))
    families = manifest.files.map(\.family)
    try #require(families.count >= 16)
  }

  private struct Manifest: Decodable {
    struct File: Decodable { let family: String }
    let files: [File]
  }

  @Test func everyFileOfAFreshDirectoryIsTheCommittedOne() async throws {
    try await Scratch.with { scratch in
      let folder = scratch.appending(path: "not/there/yet")
      let outcome = try await Program.genVectors.run(["--output", folder.path])
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.hasSuffix(" files written to \(folder.path)\n"))
      let committed = Program.root.appending(path: "Vectors")
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { $0 != "schema" }.sorted()
      let schemas = ["schema/common.schema.json", "schema/operations.schema.json"]
      #expect(
        try names
          == (FileManager.default.contentsOfDirectory(atPath: committed.path)
          .filter { $0.hasSuffix(".json") || $0 == "COVERAGE.md" } + schemas).sorted())
      for name in names {
        let isSame =
          try Data(contentsOf: folder.appending(path: name))
          == Data(contentsOf: committed.appending(path: name))
        #expect(isSame, "\(name)")
      }
    }
  }

  @Test func committedFilesOfAFamilyAreAsGenerated() async throws {
    let outcome = try await Program.genVectors.run(["--check", "--family", "dmls_epoch,tree_node"])
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let path = Program.root.appending(path: "Vectors").path
    #expect(outcome.output == "2 files are as generated: \(path)\n")
  }

  @Test func changedFileIsNamedWithLineAndCase() async throws {
    try await Scratch.with { folder in
      let arguments = ["--family", "dmls_epoch", "--output", folder.path]
      #expect(try await Program.genVectors.run(arguments).status == 0)
      let clean = try await Program.genVectors.run(["--check"] + arguments)
      #expect(clean.status == 0)

      let file = folder.appending(path: "dmls_epoch.json")
      let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      let line = try #require(lines.firstIndex { $0.contains("one-bit-from-ordinary-1\"") })
      try #require(
        try Scratch.replace(
          "The epoch_secret of ordinary-1 with", by: "The epoch_secret of ordinary-1, with",
          in: file))
      let outcome = try await Program.genVectors.run(["--check"] + arguments)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      // The comment stands on the line after the id; lines count from 1.
      #expect(
        outcome.errors.hasPrefix(
          "gen-vectors: \(file.path):\(line + 2): "
            + "(\"id\": \"dmls_epoch/suite-1/one-bit-from-ordinary-1\",) expected \""))
      #expect(outcome.errors.contains("ordinary-1 with"))
      #expect(outcome.errors.contains("ordinary-1, with"))
    }
  }

  @Test func changedCoveragePageIsNamedWithItsLine() async throws {
    try await Scratch.with { scratch in
      let folder = scratch.appending(path: "Vectors")
      try FileManager.default.copyItem(at: Program.root.appending(path: "Vectors"), to: folder)
      let page = folder.appending(path: "COVERAGE.md")
      try #require(try Scratch.replace("| S2.3 |", by: "| S2.9 |", in: page))
      let lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
      let line = try #require(lines.firstIndex { $0.hasPrefix("| S2.9 |") })
      let outcome = try await Program.genVectors.run(["--check", "--output", folder.path])
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix(
          "gen-vectors: \(page.path):\(line + 1): expected \"| S2.3 | Epochs "))
      #expect(outcome.errors.contains(", found \"| S2.9 | Epochs "))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func oneFamilyLeavesTheCoveragePageAlone() async throws {
    try await Scratch.with { folder in
      let page = folder.appending(path: "COVERAGE.md")
      try Data("old".utf8).write(to: page)
      let arguments = ["--family", "dmls_epoch", "--output", folder.path]
      let written = try await Program.genVectors.run(arguments)
      #expect(written.status == 0)
      #expect(written.output.hasSuffix("\n2 files written to \(folder.path)\n"))
      #expect(try Data(contentsOf: page) == Data("old".utf8))
      #expect(try await Program.genVectors.run(["--check"] + arguments).status == 0)
    }
  }

  @Test func missingAndSurplusFilesAreNamed() async throws {
    try await Scratch.with { folder in
      let surplus = folder.appending(path: "surplus.json")
      try Data("{}".utf8).write(to: surplus)
      let outcome = try await Program.genVectors.run(
        ["--check", "--family", "dmls_epoch", "--output", folder.path])
      #expect(outcome.status == 1)
      #expect(
        outcome.errors == """
          gen-vectors: \(folder.path)/dmls_epoch.json: it is missing
          \(folder.path)/manifest.json: it is missing
          \(surplus.path): no family has this file

          """)
    }
  }

  @Test func familiesAreListedInTheirOrder() async throws {
    let outcome = try await Program.genVectors.run(["--list"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    let names = lines.map { String($0.prefix { $0 != " " && $0 != "," }) }
    #expect(names == families + ["prototype-1a51df88"])
    #expect(lines.first?.hasPrefix("expand_with_label (foundation): ExpandWithLabel: ") == true)
  }

  @Test func unknownFamilyIsAUsageError() async throws {
    let outcome = try await Program.genVectors.run(["--family", "dmls_epoch,nonsense"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors
        == "gen-vectors: there is no family nonsense; there are "
        + families.joined(separator: ", ") + "\n")
  }

  @Test func unknownOptionIsAUsageErrorWithTheHelp() async throws {
    let outcome = try await Program.genVectors.run(["--nonsense"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("gen-vectors: unknown argument --nonsense\n\nWrites "))
  }

  @Test func directoryThatCannotBeMadeLeavesEverythingAsItWas() async throws {
    try await Scratch.with { folder in
      let file = folder.appending(path: "file")
      try Data("old".utf8).write(to: file)
      let outcome = try await Program.genVectors.run(
        ["--family", "dmls_epoch", "--output", file.appending(path: "below").path])
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix("gen-vectors: \(file.path)/below: the directory cannot be made: "))
      #expect(try Data(contentsOf: file) == Data("old".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func fileThatCannotBeReplacedIsNamedAndNothingTemporaryIsLeft() async throws {
    try await Scratch.with { folder in
      let obstacle = folder.appending(path: "dmls_epoch.json/full")
      try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: true)
      let outcome = try await Program.genVectors.run(
        ["--family", "dmls_epoch", "--output", folder.path])
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("gen-vectors: \(folder.path)/dmls_epoch.json: it cannot be"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["dmls_epoch.json"])
    }
  }
}
