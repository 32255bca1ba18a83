import Operations
import Testing
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Reporting
@testable import Verification

/// The report of a run with a failure list.
struct KnownFailureReportTests {
  private static let list = """
    # why
    dmls_epoch/suite-1/known failed reason
    dmls_epoch/suite-1/passes failed output
    dmls_epoch/suite-1/skipped failed output
    dmls_epoch/suite-1/other errored crash
    """

  private static let refused = Verdict.failed(
    .otherRefusal(expected: [.malformed], actual: OperationError(.punctured)))

  private func report(
    _ results: [CaseResult], hasStrictSkips: Bool = false, problems: [String] = []
  ) throws -> String {
    let list = try FailureList(parsing: Self.list, file: "known.txt")
    let rules = OutcomeRules(failures: list, hasStrictSkips: hasStrictSkips)
    let run = RunResult(
      announcement: ReportFixtures.announcement(), results: results, notes: [])
    let report = ImplementationReport(
      name: "mine", command: [], run: run, outcomes: results.map { rules.outcome(of: $0) },
      problems: problems)
    return TextReport(report, files: ReportFixtures.files, style: .plain).text
  }

  private func result(
    _ name: String, _ verdict: Verdict, flags: [String] = ["Ordinary"]
  ) -> CaseResult {
    ReportFixtures.result(verdict, ReportFixtures.vectorCase(name, flags: flags))
  }

  @Test func knownFailuresAreCountedAndNotListed() throws {
    #expect(
      try report([
        result("known", Self.refused, flags: ["Rare"]), result("a", .passed(note: nil)),
      ]) == """
        mine 1.2 (Rust), draft revisions 01, 03

        dmls_epoch  suite 1  1 passed, 1 failed

        2 cases: 1 passed, 1 failed, 0 errored, 0 skipped; 1 of them known failures

        """)
  }

  @Test func whatIsNotAsTheListSaysIsNamedWithItsLine() throws {
    #expect(
      try report([
        result("known", Self.refused), result("passes", .passed(note: nil)),
        result("skipped", .skipped("hard")), result("other", Self.refused, flags: ["Rare"]),
        result("new", .errored("no answer within 1 s")),
      ]) == """
        mine 1.2 (Rust), draft revisions 01, 03

        dmls_epoch  suite 1  1 passed, 2 failed, 1 errored, 1 skipped

        UNEXPECTED PASS dmls_epoch/suite-1/passes
            About passes. [Ordinary]
            it passes, and known.txt:3 says that it fails: take it off the list

        UNEXPECTED SKIP dmls_epoch/suite-1/skipped
            About skipped. [Ordinary]
            it was skipped, and known.txt:4 says that it fails

        FAILED dmls_epoch/suite-1/other
            About other. [Rare]
            expected a refusal: malformed
            actual   a refusal: punctured
            it is failed by reason, and known.txt:5 says errored by crash

        ERRORED dmls_epoch/suite-1/new
            About new. [Ordinary]
            no answer within 1 s

        What the failed cases are about:
          Rare (draft section 5): Unusual.
              If wrong: Much works.

          1 skipped: hard

        5 cases: 1 passed, 2 failed, 1 errored, 1 skipped; 1 of them known failures

        """)
  }

  @Test func strictSkipIsNamed() throws {
    #expect(
      try report([result("a", .skipped("hard"))], hasStrictSkips: true).contains(
        """
        UNEXPECTED SKIP dmls_epoch/suite-1/a
            About a. [Ordinary]
            it was skipped, and the implementation announced the operation

        """))
    #expect(
      try !report([result("a", .skipped("hard"))]).contains("UNEXPECTED"))
  }

  @Test func problemsStandBeforeTheSummary() throws {
    #expect(
      try report(
        [result("a", .passed(note: nil))],
        problems: ["known.txt:1: a fits no case", "known.txt:7: b fits no case"])
          == """
          mine 1.2 (Rust), draft revisions 01, 03

          dmls_epoch  suite 1  1 passed

          known.txt:1: a fits no case
          known.txt:7: b fits no case

          1 cases: 1 passed, 0 failed, 0 errored, 0 skipped

          """)
  }

  @Test func runWithoutKnownFailuresDoesNotSpeakOfThem() throws {
    #expect(try !report([result("new", Self.refused)]).contains("known failures"))
  }
}
