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

/// What many cases share is said once.
struct AlikeReportTests {
  private func report(_ results: [CaseResult], isVerbose: Bool = false) -> String {
    let report = ReportSamples.report(results)
    return TextReport(
      report.implementations[0], files: report.files, style: .plain, isVerbose: isVerbose
    ).text
  }

  private func errored(_ count: Int) -> [CaseResult] {
    (0..<count).map {
      ReportFixtures.result(
        .errored(
          "the answer does not follow the protocol: output.steps[\($0)].out: expected lower-case "
            + "hex, found another character at position \($0); it was \"AB\\\"\($0)\""),
        ReportFixtures.vectorCase("case-\($0)"))
    }
  }

  /// What differs in quotations, numbers and places went wrong alike.
  @Test func threeOfManyAreShownInFull() {
    let text = report(errored(500))
    #expect(text.contains("What went wrong:\n  500 errored: the answer does not follow"))
    #expect(text.components(separatedBy: "\nERRORED ").count == 4)
    #expect(text.contains("\n    … 497 more went wrong alike; --verbose shows them all\n"))
    #expect(text.split(separator: "\n").count < 30)
    #expect(report(errored(3)).components(separatedBy: "\nERRORED ").count == 4)
    #expect(!report(errored(3)).contains("--verbose"))
  }

  @Test func verboseShowsAll() {
    let text = report(errored(500), isVerbose: true)
    #expect(text.components(separatedBy: "\nERRORED ").count == 501)
    #expect(!text.contains("--verbose"))
  }

  @Test func whatWentWrongOtherwiseIsToldApart() {
    var results = errored(10)
    results += (0..<5).map {
      ReportFixtures.result(
        .failed(.otherRefusal(expected: [.malformed], actual: OperationError(.punctured))),
        ReportFixtures.vectorCase("wrong-\($0)"))
    }
    let text = report(results)
    #expect(text.components(separatedBy: "\nERRORED ").count == 4)
    #expect(text.components(separatedBy: "\nFAILED ").count == 4)
    #expect(text.contains("\n    … 7 more went wrong alike"))
    #expect(text.contains("\n    … 2 more went wrong alike"))
  }

  @Test func whatIsNotAnnouncedIsOneLine() {
    var results = CipherSuite.allCases.map { suite in
      ReportFixtures.result(
        .skipped("cipher suite \(suite.rawValue) is not announced"),
        ReportFixtures.vectorCase("a", suite: suite))
    }
    for index in results.indices { results[index].asking = .unasked }
    results.append(ReportFixtures.result(.passed(note: nil)))
    var report = ReportSamples.report(results)
    report.implementations[0].run.announcement?.operations = ["dmls_epoch"]
    report.implementations[0].run.announcement?.cipherSuites = [
      .mls128Dhkemp256Aes128gcmSha256P256, .mls256Dhkemx448Aes256gcmSha512Ed448,
    ]
    let text = TextReport(report.implementations[0], files: report.files, style: .plain).text
    #expect(
      text.split(separator: "\n").filter { $0.contains("skipped: ") } == [
        "  7 skipped: not announced: cipher suite 1, 3, 5–7"
      ])
  }

  @Test func suitesThatWentTheSameWayShareALine() {
    let results = CipherSuite.allCases.map { suite in
      ReportFixtures.result(
        suite.rawValue == 4 ? .errored("no") : .passed(note: nil),
        ReportFixtures.vectorCase("a", suite: suite))
    }
    let text = report(results)
    #expect(text.contains("\ndmls_epoch  suites 1–3, 5–7  6 passed\n"))
    #expect(text.contains("\ndmls_epoch  suite 4          1 errored\n"))
  }

  @Test(arguments: [(Duration.milliseconds(3460), "3.4 s"), (.seconds(125), "2 min 5 s")])
  func durationIsTold(duration: Duration, words: String) {
    var report = ReportSamples.report([ReportSamples.wrong("a")])
    report.implementations[0].duration = duration
    let style = TerminalStyle(hasColour: false, showsProgress: true)
    let text = TextReport(report.implementations[0], files: report.files, style: style).text
    #expect(
      text.hasSuffix(
        """

        Took \(words).
        Exit status 1: 1 case did not go as expected.
        1 cases: 0 passed, 1 failed, 0 errored, 0 skipped

        """))
  }
}
