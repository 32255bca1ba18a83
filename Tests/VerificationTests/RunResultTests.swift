import Harness
import JSONText
import Operations
import Testing
import VectorFiles

@testable import Verification

struct RunResultTests {
  private static let passed = Verdict.passed(note: nil)
  private static let noted = Verdict.passed(note: "less precise")
  private static let failed = Verdict.failed(.output([]))
  private static let errored = Verdict.errored("crash")
  private static let skipped = Verdict.skipped("not announced")

  private func result(_ verdicts: [Verdict], isAnnounced: Bool = true) -> RunResult {
    RunResult(
      announcement: isAnnounced ? Announcement(of: .reference) : nil,
      results: verdicts.enumerated().map {
        CaseResult(family: .dmlsEpoch, vectorCase: Cases.echo($0), verdict: $1)
      }, notes: [])
  }

  @Test(
    arguments: [
      ([passed], 0), ([noted], 0), ([passed, skipped], 0), ([failed], 1), ([errored], 1),
      ([passed, failed], 1), ([passed, errored], 1), ([skipped, failed], 1), ([skipped], 2),
      ([skipped, skipped], 2), ([], 2),
    ] as [([Verdict], Int32)])
  func exitStatusFollowsFromTheVerdicts(verdicts: [Verdict], status: Int32) {
    #expect(result(verdicts).exitStatus == status)
  }

  @Test(arguments: [[errored], [passed]])
  func implementationThatNeverSaidWhoItIsWasNotRun(verdicts: [Verdict]) {
    #expect(result(verdicts, isAnnounced: false).exitStatus == 2)
  }

  @Test func eachKindIsCounted() {
    let result = result([
      Self.passed, Self.failed, Self.noted, Self.errored, Self.skipped, Self.noted,
    ])
    #expect(Verdict.Kind.allCases.map { result.count($0) } == [3, 1, 1, 1])
  }
}
