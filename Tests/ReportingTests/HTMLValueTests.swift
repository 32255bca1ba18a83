import Testing

@testable import Reporting

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
