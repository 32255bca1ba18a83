import Testing
import VectorFiles

struct FamilyTests {
  @Test func noNamesMeanAllFamilies() throws {
    #expect(try Family.named([]) == Family.allCases)
  }

  @Test func namedFamiliesComeInTheirOrderAndOnce() throws {
    #expect(
      try Family.named(["dmls_message", "tree_node", "dmls_message"])
        == [.treeNode, .dmlsMessage])
  }

  @Test func anUnknownNameIsNamedWithThoseThatThereAre() {
    let error = #expect(throws: UnknownName.self) {
      try Family.named(["tree_node", "trees", "forest"])
    }
    #expect(error?.name == "trees")
    #expect(error?.kind == "family")
    #expect(error?.known == Family.allCases.map(\.name))
    #expect(
      error?.description.hasPrefix("there is no family trees; there are expand_with_label, ")
        == true)
  }

  @Test(arguments: Family.allCases)
  func aFileIsNamedAfterItsFamily(family: Family) {
    #expect(VectorFile.name(of: family) == "\(family.name).json")
    #expect(Family(rawValue: family.name) == family)
    #expect(!family.description.isEmpty)
    #expect(family.specification.contains("section"))
  }
}
