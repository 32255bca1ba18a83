import Diagnostics
import Testing
import Verification

@testable import Reporting

struct MarkdownReportTests {
  @Test func greenRunIsShort() {
    let report = ReportSamples.report([ReportFixtures.result(.passed(note: nil))])
    #expect(
      ReportFormat.markdown.text(of: report) == """
        ## DMLS vectors: all as expected

        <table><tr><th>family</th><th><code>mine</code></th></tr><tr><td><code>dmls_epoch</code>\
        </td><td>✓ 1</td></tr></table>

        ✗ wrong answers, ! no valid answer, ? not as expected, ≈ known to fail, ⊘ skipped, ✓ passed

        <h3><code>mine</code></h3>

        1 case: 1 passed.

        """)
  }

  @Test func failuresFollowTheMatrix() {
    let report = ReportSamples.report(
      [
        ReportFixtures.result(.passed(note: nil)), ReportSamples.wrong("b"),
        ReportFixtures.result(.skipped("no suite 4"), ReportFixtures.vectorCase("c")),
      ], problems: ["list:3 fits no case"])
    let text = ReportFormat.markdown.text(of: report)
    #expect(text.hasPrefix("## DMLS vectors: 1 case did not go as expected\n"))
    #expect(text.contains("<td>✗ 1, ⊘ 1, ✓ 1</td>"))
    #expect(
      text.hasSuffix(
        """
        3 cases: 1 passed, 1 failed, 1 skipped.

        <ul><li>✗ <code>list:3 fits no case</code></li><li>⊘ 1 skipped: <code>no suite 4</code></li></ul>

        <details><summary>✗ <code>dmls_epoch/suite-1/b</code> \
        <code>dmls_epoch differs from byte 1 on</code></summary><pre>About b. [Rare, R4]&#10;\
        dmls_epoch differs from byte 1 on&#10;dmls_epoch&#10;expected a0a0a0&#10;actual   a0a1a0\
        &#10;            ^ byte 1</pre></details>

        """))
  }

  @Test func casesThatWereNeverAskedAreCountedOnce() {
    var results = (0..<3).map { _ in ReportFixtures.result(.errored("it did not start")) }
    for index in results.indices { results[index].asking = .unasked }
    let text = ReportFormat.markdown.text(of: ReportSamples.report(results))
    #expect(text.contains("<li>! 3 cases: <code>it did not start</code></li>"))
    #expect(!text.contains("<details>"))
  }

  @Test func textStaysBelowTheLimitAndSaysWhatIsLeftOut() throws {
    let long = String(repeating: "<&>\"", count: 400)
    let results = (0..<2000).map {
      ReportFixtures.result(.errored(long), ReportFixtures.vectorCase("\($0)"), tail: long)
    }
    var report = ReportSamples.report(results)
    report.implementations.append(
      ReportSamples.report([ReportSamples.wrong("x")]).implementations[0])
    let text = ReportFormat.markdown.text(of: report)
    #expect(text.utf8.count <= 1_000_000)
    #expect(text.utf8.count > 980_000)
    let shown = text.split(separator: "\n").count { $0.hasPrefix("<details>") }
    #expect(shown > 100)
    #expect(
      text.contains(
        "\n\n\(2001 - shown) more did not go as expected and are left out: "
          + "GitHub takes no more text.\n\n"))
    // The first implementation leaves room for the second.
    #expect(text.contains("<code>dmls_epoch/suite-1/x</code>"))
  }
}
