import Testing

@testable import Reporting

struct SafeTextTests {
  @Test(arguments: ["", "plain", "é 日本 😀 e\u{301}", #"{"quotes":"and \\ too"}"#])
  func ordinaryTextIsKept(text: String) {
    #expect(SafeText.line(text) == text)
  }

  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", #"\u{1b}[31mred\u{1b}[0m"#),
    ("a\u{0}b", #"a\u{0}b"#),
    ("a\rb\nc\td\u{8}", #"a\u{d}b\u{a}c\u{9}d\u{8}"#),
    ("a\r\nb", #"a\u{d}\u{a}b"#),
    ("\u{7F}\u{9B}31m", #"\u{7f}\u{9b}31m"#),
    ("\u{202E}cba\u{202C}\u{2066}\u{2069}", #"\u{202e}cba\u{202c}\u{2066}\u{2069}"#),
    ("\u{200B}\u{FEFF}\u{AD}", #"\u{200b}\u{feff}\u{ad}"#),
    ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
    ("\u{E000}\u{E0001}\u{10FFFF}", #"\u{e000}\u{e0001}\u{10ffff}"#),
  ])
  func whatMovesOrHidesIsWrittenOut(text: String, safe: String) {
    #expect(SafeText.line(text) == safe)
  }

  @Test func linesOfStandardErrorAreCutAndMadeSafe() {
    #expect(
      SafeText.lines(Array("one\r\ntwo\n\nthr\u{1B}ee\u{2028}four".utf8) + [0xFF])
        == ["one", "two", #"thr\u{1b}ee"#, "four\u{FFFD}"])
    #expect(SafeText.lines([]) == [])
  }
}
