import Misreadings
import Testing
import VectorFiles
import VectorGeneration

/// A profile's vectors lack only what is no fault among its peers.
struct DialectTests {
  @Test(
    arguments: [
      (.forkGraph, []), (.externalCommit, ["external_commit/suite-1/tag-from-own-pprf"]),
      (.keySchedule, []), (.deriveChildSecret, []), (.dmlsEpoch, []),
    ] as [(Family, [String])])
  func profileKeepsTheCasesOfAFamily(family: Family, lacking: [String]) throws {
    let draft = try VectorGenerator.file(of: family)
    let profile = try VectorGenerator.file(of: family, in: Dialect(.prototype))
    let kept = Set(profile.cases.map(\.id))
    #expect(draft.cases.map(\.id).filter { !kept.contains($0) } == lacking)
    #expect(kept.count + lacking.count == draft.cases.count)
    #expect(profile.cases != draft.cases)
  }
}
