import Misreadings
import Operations
import Testing
import VectorFiles
import VectorGeneration

/// A profile's vectors lack only what is no fault among its peers.
struct DialectTests {
  /// A member's commit beside an external one fails there, and an own PPRF is none to be refused.
  private static let external = [
    "1/then-member", "1/same-values-as-member", "1/tag-from-own-pprf", "1/restore",
    "2/then-member", "3/then-member", "4/then-member", "4/same-values-as-member", "5/then-member",
    "6/then-member", "7/then-member", "7/same-values-as-member",
  ].map { "external_commit/suite-\($0)" }

  @Test(
    arguments: [
      (.forkGraph, []), (.externalCommit, external),
      (.keySchedule, [1, 4, 7].map { "key_schedule/suite-\($0)/export-empty" }),
      (.deriveChildSecret, []),
      (.dmlsEpoch, []),
    ] as [(Family, [String])])
  func profileKeepsTheCasesOfAFamily(family: Family, lacking: [String]) throws {
    let draft = try VectorGenerator.file(of: family)
    let profile = try VectorGenerator.file(of: family, in: Dialect(.prototype))
    let kept = Set(profile.cases.map(\.id))
    #expect(draft.cases.map(\.id).filter { !kept.contains($0) } == lacking)
    #expect(kept.count + lacking.count == draft.cases.count)
    #expect(profile.cases != draft.cases)
    #expect(draft.cases.allSatisfy { !$0.expectation.acceptsCrash })
  }

  /// A peer may end over a step of many, and what it does else is expected as well.
  @Test(arguments: [
    ("twice", true), ("twice-bad-tag", true), ("two", false),
  ])
  func crashWillDoBesideAnOutput(name: String, ends: Bool) throws {
    let profile = try VectorGenerator.file(of: .externalCommit, in: Dialect(.prototype))
    let vectorCase = try #require(
      profile.cases.first { $0.id == "external_commit/suite-1/\(name)" })
    #expect(vectorCase.expectation.acceptsCrash == ends)
    #expect(vectorCase.expectation.output != nil)
  }

  /// A key of another length is refused as a whole or step by step there, as everywhere.
  @Test(
    arguments: [
      (.pprfPuncture, "secret-short"), (.deriveChildSecret, "prf-key-31-bytes"),
    ] as [(Family, String)])
  func shortKeyIsRefusedAsAWholeOrByItsSteps(family: Family, name: String) throws {
    let profile = try VectorGenerator.file(of: family, in: Dialect(.prototype))
    let vectorCase = try #require(
      profile.cases.first { $0.id == "\(family.name)/suite-1/\(name)" })
    #expect(vectorCase.expectation.output != nil)
    #expect(vectorCase.expectation.kinds == [.wrongLength])
    #expect(!vectorCase.expectation.acceptsCrash)
  }

  /// A peer that ends over an input may refuse it for any reason, or end.
  @Test(arguments: [
    ("pprf_evaluate/suite-1/input-31-bytes", true), ("pprf_evaluate/suite-1/secret-33-bytes", true),
    ("pprf_evaluate/suite-1/input-33-bytes", false),
    ("pprf_evaluate/suite-1/secret-31-bytes", false),
  ])
  func anyRefusalWillDoWhereThePeerEnds(id: String, ends: Bool) throws {
    let profile = try VectorGenerator.file(of: .pprfEvaluate, in: Dialect(.prototype))
    let vectorCase = try #require(profile.cases.first { $0.id == id })
    #expect(vectorCase.expectation.outputs == [])
    #expect(Set(vectorCase.expectation.kinds) == Set(ends ? ErrorKind.allCases : [.wrongLength]))
    #expect(vectorCase.expectation.acceptsCrash == ends)
  }
}
