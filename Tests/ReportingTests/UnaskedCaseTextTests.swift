import Testing
import VectorFiles

@testable import Diagnostics
@testable import Harness
@testable import Reporting
@testable import Verification

/// Cases that no process was asked, where they make a difference.
struct UnaskedCaseTextTests {
  private static var unannounced: CaseResult {
    var result = ReportFixtures.result(.skipped("cipher suite 1 is not announced"))
    result.asking = .unasked
    return result
  }

  private func report(_ results: [CaseResult], list: String) throws -> ImplementationReport {
    let rules = OutcomeRules(failures: try FailureList(parsing: list, file: "known.txt"))
    let run = RunResult(
      announcement: ReportFixtures.announcement(), results: results, notes: [])
    return ImplementationReport(
      name: "mine", command: [], run: run, outcomes: results.map { rules.outcome(of: $0) })
  }

  @Test func listedCaseThatIsNotAnnouncedIsNamedWithItsLine() throws {
    let text = TextReport(
      try report([Self.unannounced], list: "# why\ndmls_epoch/suite-1/a failed output"),
      files: ReportFixtures.files, style: .plain
    ).text
    #expect(
      text.contains(
        "\n  1 skipped: cipher suite 1 is not announced; it was skipped, and known.txt:2 says "
          + "that it fails\n"))
  }

  @Test func matrixCountsWhatWasAsked() throws {
    let passed = ReportFixtures.result(.passed(note: nil))
    func matrix(_ results: [CaseResult], list: String = "") throws -> String {
      MatrixText(
        Report(implementations: [try report(results, list: list)], files: ReportFixtures.files),
        style: .plain
      ).text
    }
    #expect(try matrix([passed, Self.unannounced]).contains("\ndmls_epoch  1/1        \n"))
    #expect(try matrix([Self.unannounced]).contains("\ndmls_epoch  -          \n"))
    #expect(
      try matrix([Self.unannounced], list: "dmls_epoch/* failed output")
        .contains("\ndmls_epoch  0/0 ✗      \n"))
  }

  @Test func replayNamesTheVectorsThatTheCaseIsOf() {
    let text = CaseText(
      ReportFixtures.vectorCase("a"), file: ReportFixtures.files[1], command: [],
      vectors: "my vectors", style: .plain
    ).text
    #expect(
      text.hasSuffix(
        "\nswift run verify-vectors --vectors 'my vectors' --no-timeout "
          + "--case 'dmls_epoch/suite-1/a' -- COMMAND\n"))
  }
}
