import DMLS
import Foundation
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import Verification

@testable import Reporting

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

        3 cases: 1 passed, 0 failed, 2 errored, 0 skipped

        """)
  }

  @Test func runThatNeverBeganHasNoHeading() {
    let report = ReportFixtures.report(
      [ReportFixtures.result(.errored("mine: cannot be started: No such file"))],
      announcement: nil)
    #expect(
      report == """
        dmls_epoch  suite 1  1 errored

        ERRORED dmls_epoch/suite-1/a
            About a. [Ordinary]
            mine: cannot be started: No such file

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
    ] as [(Mismatch, [String])])
  func everyMismatchIsToldInItsWords(mismatch: Mismatch, lines: [String]) {
    #expect(mismatch.lines(.plain) == lines)
  }

  @Test func manyDifferencesAreCutShort() {
    let differences = (0..<7).map {
      Difference(path: "steps[\($0)]", expected: [:], actual: nil)
    }
    let lines = Mismatch.output(differences).lines(.plain)
    #expect(lines.filter { $0.hasPrefix("steps") } == (0..<4).map { "steps[\($0)]" })
    #expect(lines.last == "and 3 places more")
    #expect(Mismatch.output(Array(differences.prefix(4))).lines(.plain).last == "actual   nothing")
  }

  @Test func longOutputIsCutShort() {
    let output: JSONValue = ["out": .string(String(repeating: "0", count: 1000))]
    let lines = Mismatch.outputInsteadOfRefusal(expected: [.malformed], actual: output)
      .lines(.plain)
    #expect(
      lines.last
        == "actual   {\"out\":\"" + String(repeating: "0", count: 92) + "… (1010 characters)")
  }
}
