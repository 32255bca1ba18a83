import Testing
import VectorFiles
import VectorGeneration

/// Cases and statements hold each other to account.
struct FileClaimsTests {
  private static let statements = Statement.all.filter { ["S2.1", "S2.3"].contains($0.id) }
  private static let names = [
    "suite-1/ordinary-1", "suite-1/secret-ones", "suite-1/one-bit-from-ordinary-1",
  ]

  private static func refusal(
    _ names: [String], family: Family = .dmlsEpoch, statements: [Statement] = statements
  ) -> String? {
    MadeUpFiles.error { () throws(GenerationError) in
      _ = try FileClaims(MadeUpFiles.file(family, names), statements: statements)
    }
  }

  @Test func casesThatAreClaimedByPatternsThatFitAreTaken() throws {
    let claims = try FileClaims(
      MadeUpFiles.file(.dmlsEpoch, Self.names), statements: Self.statements)
    #expect(claims.unclaimed == 0)
    #expect(claims.file.cases.count == 3)
  }

  @Test func aCaseThatNoStatementClaimsIsNamed() {
    #expect(
      Self.refusal(Self.names + ["suite-1/new"])
        == "dmls_epoch/suite-1/new: no statement of the draft claims this case; "
        + "see Statement.claim")
  }

  @Test func theFirstOfSeveralSuchCasesIsNamedAndTheOthersAreCounted() {
    #expect(
      Self.refusal(["suite-1/a"] + Self.names + ["suite-2/a", "suite-3/a"])
        == "dmls_epoch/suite-1/a: no statement of the draft claims this case, nor 2 more of its "
        + "family; see Statement.claim")
  }

  @Test func aPatternThatFitsNoCaseIsNamedWithItsStatement() {
    #expect(
      Self.refusal(Self.names.dropLast())
        == "S2.3: its pattern dmls_epoch/suite-?/one-bit-from-ordinary-1 fits no case")
  }

  @Test func patternsOfOtherFamiliesAreNotAskedOfThisOne() {
    #expect(Self.refusal([], family: .commitConfirmation) == nil)
  }

  @Test func foundationFamiliesMayHaveCasesThatNoStatementClaims() throws {
    let file = MadeUpFiles.file(
      .deriveSecret, ["suite-1/label-epoch", "suite-1/label-init", "suite-1/label-path"])
    #expect(try FileClaims(file, statements: Self.statements).unclaimed == 2)
  }
}
