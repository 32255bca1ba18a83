import Diagnostics
import Testing
import VectorFiles
import Verification

@testable import Reporting

struct GitHubReportTests {
  private func lines(_ report: Report) -> [Substring] {
    ReportFormat.github.text(of: report).split(separator: "\n")
  }

  @Test func greenRunIsOneNotice() {
    let report = ReportSamples.report([ReportFixtures.result(.passed(note: nil))])
    #expect(
      ReportFormat.github.text(of: report)
        == "::notice title=DMLS vectors::mine: 1 case, 1 passed, 0 not as expected.\n")
  }

  @Test func failureIsAnError() {
    let report = ReportSamples.report([ReportSamples.wrong("b")], problems: ["list:3: stale, 100%"])
    #expect(
      ReportFormat.github.text(of: report) == """
        ::error title=mine::list:3: stale, 100%25
        ::error title=mine%3A dmls_epoch/suite-1/b::About b. [Rare, R4]%0Admls_epoch differs from \
        byte 1 on%0Admls_epoch%0Aexpected a0a0a0%0Aactual   a0a1a0%0A            ^ byte 1
        ::notice title=DMLS vectors::mine: 1 case, 1 failed, 1 not as expected, 1 problem beside \
        the cases.

        """)
  }

  @Test(arguments: [(9, 0), (10, 0), (11, 1), (300, 290)])
  func atMostTenErrorsAreShown(failures: Int, left: Int) {
    let lines = lines(ReportSamples.report((0..<failures).map { ReportSamples.wrong("\($0)") }))
    #expect(lines.count { $0.hasPrefix("::error ") } == min(failures, 10))
    #expect(lines.last?.hasPrefix("::notice ") == true)
    #expect(lines.last?.hasSuffix(left > 0 ? ". \(left) more are not shown." : "d.") == true)
  }

  @Test func everyFamilyHasItsFirstErrorShown() {
    let results =
      (0..<20).map { _ in ReportFixtures.result(.errored("a"), family: .treeNode) }
      + [ReportSamples.wrong("b")]
    #expect(lines(ReportSamples.report(results))[1].contains("dmls_epoch/suite-1/b"))
  }

  @Test func casesThatWereNeverAskedAreOneError() {
    var results = (0..<3).map { _ in ReportFixtures.result(.errored("it did not start")) }
    for index in results.indices { results[index].asking = .unasked }
    let lines = lines(ReportSamples.report(results))
    #expect(lines.first == "::error title=mine::3 cases: it did not start")
    #expect(lines.count == 2)
  }

  @Test(arguments: [
    ("a%b", "a%25b", "a%25b"), ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"), ("a,b", "a%2Cb", "a,b"),
    ("::a::", "%3A%3Aa%3A%3A", "::a::"), ("%0A", "%250A", "%250A"),
    (":\u{301},\u{301}", "%3A\u{301}%2C\u{301}", ":\u{301},\u{301}"),
  ])
  func propertiesAndMessagesAreEscaped(text: String, title: String, message: String) {
    let line = GitHubReport.command("error", title: text, message: text)
    let isEscaped = line == "::error title=\(title)::\(message)"
    #expect(isEscaped)
  }
}
