import JSONText
import KeyDerivation
import Testing
import VectorFiles
import Verification

@testable import Reporting

struct HTMLReportTests {
  private func html(_ results: [CaseResult], outcomes: [Outcome]? = nil) -> String {
    HTMLReport(ReportSamples.report(results, outcomes: outcomes)).text
  }

  @Test func pageNeedsNothingElse() throws {
    let scan = try TagScan(html([ReportSamples.wrong("a")]))
    let names = Set(scan.tags.map { $0.prefix { $0 != " " } })
    #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "form", "object", "base"]))
    #expect(scan.attributes["href"] == ["#i0-dmls_epoch", "#i0"].reversed())
    #expect(
      scan.attributes["content"]?.first == "default-src 'none'; style-src 'unsafe-inline'")
    #expect(!HTMLStyle.text.contains("url("))
    #expect(!HTMLStyle.text.contains("@import"))
  }

  @Test(arguments: [0, 1, 2])
  func titleSaysWhatCame(failures: Int) {
    let text = html(
      (0..<failures).map { ReportSamples.wrong("\($0)") }
        + [ReportFixtures.result(.passed(note: nil))])
    let titles = [
      "Everything as expected", "1 case did not go as expected",
      "2 cases did not go as expected",
    ]
    #expect(text.contains("<h1>\(titles[failures])</h1>"))
  }

  @Test func cellHasSymbolAndWords() {
    let text = html([
      ReportFixtures.result(.passed(note: nil)), ReportSamples.wrong("b"),
      ReportFixtures.result(
        .skipped("no"),
        ReportFixtures.vectorCase("c", suite: .mls128Dhkemp256Aes128gcmSha256P256)),
    ])
    let cells = #"""
      <td role="cell" class="failed" title="dmls_epoch, suite 1: 1 passed, 1 failed">\#
      <a href="#i0-dmls_epoch">✗<span class="hidden"> wrong answers</span> 1</a></td>\#
      <td role="cell" class="skipped" title="dmls_epoch, suite 2: 1 skipped">\#
      –<span class="hidden"> skipped</span> 1</td>\#
      <td role="cell" class="none"><span class="hidden">no cases</span></td>
      """#
    #expect(text.contains(cells))
  }

  @Test func drillDownHasEverything() {
    var wrong = ReportSamples.wrong("b")
    wrong.standardErrorTail = Array("one\ntwo".utf8)
    let text = html([wrong])
    let parts = [
      "<p>About b.</p>",
      #"<h4>dmls_epoch <span class="quiet">from byte 1 on</span></h4>"#,
      #"<dt>expected</dt><dd><code class="value">a0<mark>a0</mark>a0</code></dd>"#,
      #"<dt>actual</dt><dd class="actual"><code class="value">a0<mark>a1</mark>a0</code></dd>"#,
      "<summary>Standard error</summary>\n<pre>one\ntwo</pre></details>",
      #"<dt>epoch_secret</dt><dd><code class="value">00ff</code></dd>"#,
      #"<dt>Rare <span class="quiet">draft section 5</span></dt><dd>Unusual.</dd>"#,
      "<dd>If wrong: Much works.</dd>",
      #"<dt>R4 <span class="quiet">reading</span></dt>"#,
      "swift run verify-vectors --case &#39;dmls_epoch/suite-1/b&#39; -- COMMAND",
    ]
    #expect(parts.filter { !text.contains($0) } == [])
  }

  @Test func whatWentAsExpectedIsListed() {
    let suites = CipherSuite.allCases.prefix(4)
    var results = suites.filter { $0.rawValue != 3 }.map {
      ReportFixtures.result(.passed(note: nil), ReportFixtures.vectorCase("a", suite: $0))
    }
    results.append(ReportSamples.wrong("b"))
    let text = html(results, outcomes: [.expected, .expected, .expected, .knownFailure])
    #expect(text.contains("<ul class=\"names\"><li>a <small>1–2, 4</small></li></ul>"))
    #expect(
      text.contains(
        "<li><code>dmls_epoch/suite-1/b</code> dmls_epoch differs from byte 1 on</li>"))
    #expect(!text.contains("class=\"case\""))
  }

  @Test func hundredsOfFailuresStaySmall() throws {
    let long = String(repeating: "ab", count: 20_000)
    let results = (0..<2511).map { index in
      var result = ReportSamples.wrong("\(index)")
      result.vectorCase.input = ["epoch_secret": .string(long)]
      return result
    }
    let text = html(results)
    _ = try TagScan(text)
    #expect(text.utf8.count < 3_000_000)
    let shown = text.split(separator: "\n").count { $0 == "<details class=\"case\">" }
    #expect(shown > 200)
    #expect(text.contains("<summary>\(2511 - shown) more, in one line each</summary>"))
    #expect(text.contains("<code>dmls_epoch/suite-1/2510</code>"))
  }
}
