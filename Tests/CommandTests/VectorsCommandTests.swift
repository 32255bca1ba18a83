import Foundation
import Testing
import VectorFiles

/// What `verify-vectors vectors` writes for those who have this program alone.
struct VectorsCommandTests {
  @Test func filesAreTheCommittedOnes() async throws {
    try await Scratch.with { folder in
      let outcome = try await Program.verifyVectors.run(
        ["vectors", "--family", "tree_node,fork_choice", "--output", "\(folder.path)/new/vectors/"])
      #expect(outcome.status == 0)
      #expect(outcome.output == "3 files written to \(folder.path)/new/vectors\n")
      for name in ["tree_node.json", "fork_choice.json"] {
        let written = try Data(contentsOf: folder.appending(path: "new/vectors/\(name)"))
        #expect(try written == Data(contentsOf: Program.root.appending(path: "Vectors/\(name)")))
      }
    }
  }

  @Test func committedVectorsAreNotWritten() async throws {
    let committed = Program.root.appending(path: "Vectors").path
    let outcome = try await Program.verifyVectors.run(["vectors", "--output", committed])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("those are the committed vectors"))
    let without = try await Program.verifyVectors.run(["vectors"])
    #expect(without.status == 2)
    #expect(without.errors.contains("vectors needs --output DIR"))
  }

  @Test func versionNamesTheVectorsAndTheDraft() async throws {
    let outcome = try await Program.verifyVectors.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "verify-vectors \(Generator.version) (\(VectorFile.draft))\n")
  }
}
