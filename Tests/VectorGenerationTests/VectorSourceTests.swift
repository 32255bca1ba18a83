import Testing
import VectorFiles

@testable import VectorGeneration

/// What a program without files runs is what the repository has.
struct VectorSourceTests {
  private static let families = [Family.treeNode, .commitConfirmation, .forkChoice]

  @Test func filesMadeInMemoryAreTheCommittedOnes() throws {
    let made = try VectorSource.made.files(of: Self.families)
    let committed = try VectorSource.directory(.committed).files(of: Self.families)
    #expect(made.map(\.family) == Self.families)
    #expect(made.map(\.json) == committed.map(\.json))
  }

  @Test func digestsAreThoseOfTheManifest() throws {
    let entries = try Family.allCases.map { family in
      try (
        family.name, DigestTable.digest(of: VectorDirectory.committed.read("\(family.name).json"))
      )
    }
    #expect(CommittedDigests.sha256 == Dictionary(uniqueKeysWithValues: entries))
  }

  @Test func committedVectorsAreReadWhereTheyAre() {
    guard case .directory(let directory) = VectorSource.committed else {
      Issue.record("the committed vectors were not found")
      return
    }
    #expect(directory.isCommitted)
    #expect(VectorSource.made.place == "the vectors of version \(Generator.version)")
  }
}
