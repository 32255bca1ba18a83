import Foundation
import JSONText
import KeyDerivation
import Testing
import VectorFiles
import Verification

@testable import Reporting

struct HTMLReportTests {
  private func html(_ results: [CaseResult], outcomes: [Outcome]? = nil) -> String {
    ReportFormat.html.text(of: ReportSamples.report(results, outcomes: outcomes))
  }

  @Test func pageNeedsNothingElse() throws {
    let scan = try TagScan(html([ReportSamples.wrong("a")]))
    let names = Set(scan.tags.map { $0.prefix { $0 != " " } })
    #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "form", "object", "base"]))
    // Links are followed by people, and load nothing.
    #expect(
      scan.attributes["href"] == [
        "#i0-dmls_epoch", "https://datatracker.ietf.org/doc/draft-kohbrok-mls-dmls/01/",
      ])
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
      "mine: 1 case passed", "mine: 1 of 2 failed: dmls_epoch differs from byte 1 on",
      "mine: 2 of 3 failed: dmls_epoch differs from byte 1 on",
    ]
    #expect(text.contains("<h1>\(titles[failures])</h1>"))
    #expect(text.contains("<title>DMLS vectors: \(titles[failures])</title>"))
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
      ⊘<span class="hidden"> skipped</span> 1</td>\#
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
      "Alone: <code>verify-vectors --case dmls_epoch/suite-1/b -- ./mine -v</code>",
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
    #expect(text.utf8.count < 2_000_000)
    let shown = text.split(separator: "\n").count { $0 == "<details class=\"case\">" }
    #expect(shown > 150)
    #expect(text.contains("<summary>\((2511 - shown).grouped) more, in one line each</summary>"))
    #expect(text.contains("<code>dmls_epoch/suite-1/2510</code>"))
  }
}

struct HTMLValueTests {
  /// Digits that are all different from their neighbours.
  private func digits(_ count: Int) -> String {
    String((0..<count).map { Array("0123456789abcdef")[$0 % 16] })
  }

  @Test func shortValueIsWhole() {
    #expect(HTMLValue(digits(160)).markup == "<code class=\"value\">\(digits(160))</code>")
    #expect(HTMLValue("a<b").markup == "<code class=\"value\">a&lt;b</code>")
  }

  @Test func longValueIsFolded() {
    #expect(
      HTMLValue(digits(162)).markup
        == "<code class=\"value\">\(digits(128))…</code><details class=\"fold\">"
        + "<summary>All 162 characters</summary><code class=\"value\">\(digits(162))</code>"
        + "</details>")
  }

  @Test func veryLongValueIsCut() {
    #expect(HTMLValue(digits(4096)).markup.contains("<summary>All 4096 characters</summary>"))
    let markup = HTMLValue(digits(4098)).markup
    #expect(markup.contains("<summary>4096 of 4098 characters</summary>"))
    #expect(markup.hasSuffix("\(digits(4096))…</code></details>"))
  }

  /// The mark takes a whole byte, whichever of its digits differs.
  @Test(arguments: [
    (0, "<mark>01</mark>234567"), (1, "<mark>01</mark>234567"), (2, "01<mark>23</mark>4567"),
    (7, "012345<mark>67</mark>"), (8, "01234567<mark>end</mark>"),
  ])
  func firstByteThatDiffersIsMarked(digit: Int, content: String) {
    #expect(
      HTMLValue("01234567", marking: digit).markup == "<code class=\"value\">\(content)</code>")
  }

  @Test func excerptIsAroundTheMark() {
    let text = String(repeating: "0", count: 400) + "f" + String(repeating: "0", count: 399)
    let start = String(repeating: "0", count: 48)
    #expect(
      HTMLValue(text, marking: 400).markup.hasPrefix(
        "<code class=\"value\">…\(start)<mark>f0</mark>\(String(repeating: "0", count: 78))…</code>"
      ))
    #expect(
      HTMLValue(text, marking: 800).markup.hasPrefix(
        "<code class=\"value\">…\(String(repeating: "0", count: 128))<mark>end</mark></code>"))
  }
}

/// WCAG 2.1, success criterion 1.4.3: normal text has a contrast of at least 4.5.
struct HTMLStyleTests {
  private static let pairs =
    ["page", "panel"].flatMap { ground in
      ["text", "quiet", "link"].map { (text: $0, ground: ground) }
    }
    + ["passed", "failed", "errored", "known", "surprising", "skipped", "mark", "hit"].map {
      (text: "\($0)-text", ground: $0)
    }

  private func colours(dark: Bool) throws -> [String: String] {
    let parts = HTMLStyle.text.components(separatedBy: "(prefers-color-scheme: dark)")
    try #require(parts.count == 2)
    let rules = dark ? parts[1] : parts[0]
    return Dictionary(
      rules.matches(of: /--([a-z-]+): #([0-9a-f]+);/).map { (String($0.1), String($0.2)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func luminance(_ colour: String) throws -> Double {
    let digits = colour.count == 3 ? colour.map { "\($0)\($0)" }.joined() : colour
    let value = try #require(Int(digits, radix: 16))
    let linear = [value >> 16, value >> 8 & 255, value & 255].map { component -> Double in
      let part = Double(component) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  @Test(arguments: [false, true])
  func everyTextHasEnoughContrast(dark: Bool) throws {
    let colours = try colours(dark: dark)
    for (text, ground) in Self.pairs {
      let one = try luminance(try #require(colours[text]))
      let other = try luminance(try #require(colours[ground]))
      let contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
      #expect(contrast >= 4.5, "\(text) on \(ground), dark: \(dark)")
    }
  }

  /// Words for those who hear the page are placed by the box that scrolls, or widen the page.
  @Test func tableScrollsInABoxOfItsOwn() {
    #expect(HTMLStyle.text.contains(".scroll { overflow-x: auto; position: relative; }"))
  }

  @Test func everyStandingHasAColour() {
    for standing in Standing.allCases {
      #expect(HTMLStyle.text.contains(".\(standing.rawValue) { background: var(--"))
    }
    #expect(Set(Standing.allCases.map(\.symbol)).count == Standing.allCases.count)
  }
}
