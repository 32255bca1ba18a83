import Diagnostics
import Foundation
import JSONText
import KeyDerivation
import OperatingSystem
import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Reporting
@testable import Verification

struct TextReportTests {
  @Test func greenRunIsShort() {
    let results = [ReportFixtures.result(.passed(note: nil))]
    #expect(
      ReportFixtures.report(results) == """
        mine 1.2 (Rust), draft revisions 01, 03

        dmls_epoch  suite 1  1 passed

        1 cases: 1 passed, 0 failed, 0 errored, 0 skipped

        """)
  }

  @Test func everythingIsInItsPlace() {
    let expected = String(repeating: "a0", count: 32)
    let actual = String(repeating: "a0", count: 3) + "a1" + String(repeating: "a0", count: 28)
    let results = [
      ReportFixtures.result(.passed(note: nil), family: .treeNode),
      ReportFixtures.result(.passed(note: "refused without a kind; truncated was expected")),
      ReportFixtures.result(
        .failed(
          .output([
            Difference(path: "dmls_epoch", expected: .string(expected), actual: .string(actual))
          ])),
        ReportFixtures.vectorCase(
          "wrong", suite: .mls256Dhkemp384Aes256gcmSha384P384, flags: ["Rare", "Ordinary"],
          readings: [.bitOrder])),
      ReportFixtures.result(
        .errored("its output ended; it exited with status 1"), ReportFixtures.vectorCase("crash"),
        tail: "thread panicked\nat main.rs:1\n"),
      ReportFixtures.result(.skipped("cipher suite 4 is not announced")),
      ReportFixtures.result(.skipped("cipher suite 4 is not announced")),
    ]
    #expect(
      ReportFixtures.report(results, notes: ["It ended badly."]) == """
        mine 1.2 (Rust), draft revisions 01, 03

        What went wrong:
          1 failed: dmls_epoch differs from byte 3 on
              dmls_epoch/suite-7/wrong: About wrong.
          1 errored: its output ended; it exited with status 1
              dmls_epoch/suite-1/crash: About crash.

        tree_node   suite 1  1 passed
        dmls_epoch  suite 1  1 passed, 1 errored, 2 skipped
        dmls_epoch  suite 7  1 failed

        FAILED dmls_epoch/suite-7/wrong
            About wrong. [Rare, Ordinary, R4]
            dmls_epoch
            expected \(expected)
            actual   \(actual)
                            ^ byte 3

        ERRORED dmls_epoch/suite-1/crash
            About crash. [Ordinary]
            its output ended; it exited with status 1
            stderr: thread panicked
            stderr: at main.rs:1

        What the failed cases are about:
          Ordinary (draft section 2): Usual again.
              If wrong: Little works.
          Rare (draft section 5): Unusual.
              If wrong: Much works.
          R4: \(Reading.bitOrder.text)

          1 passed, but refused without a kind; truncated was expected
          2 skipped: cipher suite 4 is not announced

        It ended badly.

        Exit status 1: 2 cases did not go as expected.
        6 cases: 2 passed, 1 failed, 1 errored, 2 skipped

        """)
  }

  @Test func flagIsExplainedByItsOwnFamilyAndOnce() {
    let failed = Verdict.failed(.otherRefusal(expected: [.malformed], actual: OperationError(nil)))
    let report = ReportFixtures.report([
      ReportFixtures.result(failed, family: .treeNode),
      ReportFixtures.result(failed, family: .treeNode),
      ReportFixtures.result(failed, family: .dmlsEpoch),
    ])
    #expect(report.components(separatedBy: "  Ordinary (RFC 9420): Usual.\n").count == 2)
    #expect(
      report.components(separatedBy: "  Ordinary (draft section 2): Usual again.\n").count == 2)
    #expect(!report.contains("Rare"))
  }

  @Test func casesThatWereNeverAskedAreCountedAndNotListed() {
    var results = [
      ReportFixtures.result(.passed(note: nil)),
      ReportFixtures.result(.errored("it did not start"), tail: "no module\n"),
      ReportFixtures.result(.errored("it did not start"), tail: "no module\n"),
    ]
    for index in 1...2 { results[index].asking = .unasked }
    #expect(
      ReportFixtures.report(results, announcement: nil) == """
        dmls_epoch  suite 1  1 passed, 2 errored

          2 errored: it did not start
            stderr: no module

        Exit status 2: nothing could be run.
        3 cases: 1 passed, 0 failed, 2 errored, 0 skipped

        """)
  }

  @Test func runThatNeverBeganHasNoHeading() {
    var result = ReportFixtures.result(.errored("mine: cannot be started: No such file"))
    result.asking = .unasked
    let report = ReportFixtures.report([result], announcement: nil)
    #expect(
      report == """

          1 errored: mine: cannot be started: No such file

        Exit status 2: nothing could be run.
        1 cases: 0 passed, 0 failed, 1 errored, 0 skipped

        """)
  }

  @Test(
    arguments: [
      (
        .intermediate(Difference(path: "kdf_label", expected: "0011", actual: "0012")),
        [
          "the output is right, and a value on the way to it is not:", "kdf_label",
          "expected 0011", "actual   0012", "            ^ byte 1",
        ]
      ),
      (
        .outputInsteadOfRefusal(expected: [.truncated, .malformed], actual: ["out": "00"]),
        ["expected a refusal: truncated or malformed", #"actual   {"out":"00"}"#]
      ),
      (
        .refusalInsteadOfOutput(
          expected: ["out": "00"], actual: OperationError(.punctured, "again")),
        [#"expected {"out":"00"}"#, "actual   a refusal: punctured (again)"]
      ),
      (
        .refusalInsteadOfOutput(expected: ["out": "00"], actual: OperationError(nil)),
        [#"expected {"out":"00"}"#, "actual   a refusal: without a kind"]
      ),
      (
        .otherRefusal(expected: [.wrongLength], actual: OperationError(.malformed)),
        ["expected a refusal: wrong_length", "actual   a refusal: malformed"]
      ),
      (
        .kept([ReportFixtures.keptRoot, ReportFixtures.keptNode]),
        [
          "the output is right, and a saved state has what must be gone:", "steps[2].state",
          "expected without the root, gone since steps[0]",
          "actual   with the root at byte 34, as hex", "events[3].state",
          "expected without node 3/a0 of epoch 01020304…, gone since events[1]",
          "actual   with node 3/a0 of epoch 01020304… at byte 0, as bytes",
        ]
      ),
    ] as [(Mismatch, [String])])
  func everyMismatchIsToldInItsWords(mismatch: Mismatch, lines: [String]) {
    #expect(TextReport.lines(of: mismatch, .plain) == lines)
  }

  @Test func manyDifferencesAreCutShort() {
    let differences = (0..<7).map {
      Difference(path: "steps[\($0)]", expected: [:], actual: nil)
    }
    let lines = TextReport.lines(of: .output(differences), .plain)
    #expect(lines.filter { $0.hasPrefix("steps") } == (0..<4).map { "steps[\($0)]" })
    #expect(lines.last == "and 3 places more")
    #expect(
      TextReport.lines(of: .output(Array(differences.prefix(4))), .plain).last
        == "actual   nothing")
  }

  @Test func longOutputIsCutShort() {
    let output: JSONValue = ["out": .string(String(repeating: "0", count: 1000))]
    let lines = TextReport.lines(
      of: .outputInsteadOfRefusal(expected: [.malformed], actual: output), .plain)
    #expect(
      lines.last
        == "actual   {\"out\":\"" + String(repeating: "0", count: 92) + "… (1010 characters)")
  }
}

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

        What went wrong:
          1 surprising: it passes, and known.txt:3 says that it fails: take it off the list
              dmls_epoch/suite-1/passes: About passes.
          1 surprising: it was skipped, and known.txt:4 says that it fails
              dmls_epoch/suite-1/skipped: About skipped.
          1 failed: a refusal: punctured, where a refusal: malformed was expected
              dmls_epoch/suite-1/other: About other.
          1 errored: no answer within 1 s
              dmls_epoch/suite-1/new: About new.

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

        Exit status 1: 4 cases did not go as expected.
        5 cases: 1 passed, 2 failed, 1 errored, 1 skipped; 1 of them known failures

        """)
  }

  @Test func listedCaseThatIsNotAnnouncedIsNamedWithItsLine() throws {
    let text = TextReport(
      try ReportFixtures.report(
        [ReportFixtures.unannounced], list: "# why\ndmls_epoch/suite-1/a failed output"),
      files: ReportFixtures.files, style: .plain
    ).text
    #expect(
      text.contains(
        "\n  1 skipped: cipher suite 1 is not announced; it was skipped, and known.txt:2 says "
          + "that it fails\n"))
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

          Exit status 1: 2 problems beside the cases.
          1 cases: 1 passed, 0 failed, 0 errored, 0 skipped

          """)
  }

  @Test func runWithoutKnownFailuresDoesNotSpeakOfThem() throws {
    #expect(try !report([result("new", Self.refused)]).contains("known failures"))
  }
}
