import Testing
import VectorFiles
import VectorGeneration

/// What the statements claim of the generated cases, found without the code that counts them.
struct CoverageTests {
  @Test(arguments: Statement.all)
  func everyPatternFitsACase(statement: Statement) async throws {
    let ids = try await GeneratedVectors.cases.map(\.id)
    for pattern in statement.patterns {
      #expect(ids.contains { pattern.glob.matches($0) }, "\(pattern.text)")
    }
  }

  @Test(arguments: Family.allCases.filter { $0.tier != .foundation })
  func everyCaseBesideTheFoundationIsClaimed(family: Family) async throws {
    let globs = Statement.all.flatMap(\.patterns).filter { $0.family == family }.map(\.glob)
    let ids = try await GeneratedVectors.file(family).cases.map(\.id)
    let unclaimed = ids.filter { id in !globs.contains { $0.matches(id) } }
    #expect(unclaimed == [])
  }

  @Test(
    arguments: [
      ("S2.1", 49), ("S4.4", 45), ("S5.1", 143), ("S3.5", 42), ("S7.2", 30), ("S5.13", 0),
    ])
  func casesOfAStatementAreCounted(id: String, count: Int) async throws {
    let statement = try Statement.named(id)
    let files = try await GeneratedVectors.set.entries.map { try FileClaims($0.file) }
    let coverage = try Coverage(of: files, statements: [statement])
    #expect(coverage.statements.first?.cases.parts.reduce(0) { $0 + $1.count } == count)
    #expect(coverage.statements.first?.cases.examples.count == min(2, count))
  }

  @Test func aReadingWithoutACaseIsNamed() {
    #expect(
      Self.refusal(readings: [.bitOrder], asked: [.bitOrder, .epochLength])
        == "R15: no case hinges on this reading")
    #expect(Self.refusal(readings: [.bitOrder], asked: [.bitOrder]) == nil)
  }

  private static func refusal(readings: [Reading], asked: [Reading]) -> String? {
    MadeUpFiles.error { () throws(GenerationError) in
      let file = MadeUpFiles.file(.treeNode, ["suite-1/a"], readings: readings)
      _ = try Coverage(
        of: [try FileClaims(file, statements: [])], statements: [], readings: asked)
    }
  }
}
