import Harness
import Testing

/// What people see of a text from elsewhere.
struct ExcerptTests {
  @Test(arguments: ["", "plain", "é 日本 😀 e\u{301}", #"{"quotes":"and \\ too"}"#])
  func ordinaryTextIsKept(text: String) {
    #expect(Excerpt.line(text) == text)
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
    #expect(Excerpt.line(text) == safe)
  }

  @Test func linesOfStandardErrorAreCutAndMadeSafe() {
    #expect(
      Excerpt.lines(Array("one\r\ntwo\n\nthr\u{1B}ee\u{2028}four".utf8) + [0xFF])
        == ["one", "two", #"thr\u{1b}ee"#, "four\u{FFFD}"])
    #expect(Excerpt.lines([]) == [])
  }

  /// Counted in scalars, and before anything is written out.
  @Test(arguments: [
    (3, "abc", "abc"), (3, "abcd", "abc… (4 characters)"), (0, "", ""),
    (0, "a", "… (1 characters)"),
    (2, "a\u{1B}", #"a\u{1b}"#), (2, "a\r\n", #"a\u{d}… (3 characters)"#),
    (1, "e\u{301}", "e… (2 characters)"),
  ])
  func shortTextSaysHowLongItIsWhereItIsCut(most: Int, text: String, short: String) {
    #expect(Excerpt.short(text, most: most) == short)
  }

  @Test func textIsCutUnchangedAfterAThousandCharacters() {
    let text = "\u{1B}\n" + String(repeating: "é", count: 998)
    #expect(Excerpt.cut(text) == text)
    #expect(Excerpt.cut(text + "ab") == "\(text)… (1002 characters)")
  }

  /// What was cut is cut again where less is shown, and still tells the length of the whole.
  @Test func textThatIsCutTwiceTellsItsOwnLength() {
    let cut = Excerpt.cut(String(repeating: "a", count: 50_000))
    #expect(Excerpt.short(cut, most: 3) == "aaa… (50000 characters)")
    #expect(Excerpt.window(cut, from: 2, width: 3) == "…aaa… (50000 characters)")
    #expect(
      Excerpt.cut(cut, most: 990) == Excerpt.cut(String(repeating: "a", count: 50_000), most: 990))
  }

  @Test(arguments: [
    "aaaa (9 characters)", "aaaa… (x characters)", "aaaa… (-9 characters) ", "… characters)",
    " characters)", "aaaa… ( characters)",
  ])
  func textThatWasNotCutTellsNoOtherLength(text: String) {
    #expect(Excerpt.cut(text, most: 1).hasSuffix("… (\(text.unicodeScalars.count) characters)"))
  }

  @Test func lineIsQuotedAndCutAfterEightyBytes() {
    #expect(Excerpt.quoted([]) == "\"\"")
    #expect(Excerpt.quoted(Array("\t\"\\\u{1B}".utf8) + [0xFF]) == #""\t\"\\\u{1B}\#u{FFFD}""#)
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 80)
    let quoted = "\"\(String(repeating: "a", count: 80))\""
    #expect(Excerpt.quoted(line) == quoted)
    #expect(Excerpt.quoted(line + line) == "\(quoted) and 80 bytes more")
  }

  @Test(arguments: [
    (0, 6, "abcdef"), (0, 5, "abcde… (6 characters)"), (2, 4, "…cdef"),
    (2, 3, "…cde… (6 characters)"), (6, 3, "…"),
  ])
  func windowSaysWhatIsBesideIt(start: Int, width: Int, window: String) {
    #expect(Excerpt.window("abcdef", from: start, width: width) == window)
  }
}
