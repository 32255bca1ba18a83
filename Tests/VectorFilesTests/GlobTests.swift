import Testing
import VectorFiles

struct GlobTests {
  @Test(arguments: [
    ("", ""), ("*", ""), ("**", ""), ("*", "anything/at all"), ("a", "a"), ("?", "x"),
    ("?", "\u{1F600}"), ("a*", "a"), ("*a", "ba"), ("a*c", "abbbc"), ("a*b*c", "a-b-b-c"),
    ("*/suite-1/*", "dmls_epoch/suite-1/ordinary-1"), ("*-1", "a-1-1"), ("a?c*", "abc"),
    ("*ab", "aab"), ("*a?", "aaab"), ("[a]", "[a]"), ("a.c", "a.c"),
  ])
  func fits(pattern: String, text: String) {
    #expect(Glob(pattern).matches(text))
  }

  @Test(arguments: [
    ("", "a"), ("a", ""), ("?", ""), ("??", "a"), ("a", "A"), ("a", "ab"), ("b", "ab"),
    ("a*c", "abbb"), ("a*b*c", "a-c-b"), ("*/suite-1/*", "dmls_epoch/suite-10/x"), ("*-1", "a-12"),
    ("[a]", "a"), ("a.c", "abc"), ("a?c", "ac"), ("*?", ""),
  ])
  func doesNotFit(pattern: String, text: String) {
    #expect(!Glob(pattern).matches(text))
  }

  /// A matcher that tries every way to divide the text would not return within a lifetime.
  @Test(.timeLimit(.minutes(1)))
  func manyStarsOnALongTextStayFast() {
    let text = String(repeating: "a", count: 2000)
    #expect(!Glob("*a*a*a*a*a*a*a*a*a*a*b").matches(text))
    #expect(Glob("*a*a*a*a*a*a*a*a*a*a*b").matches(text + "b"))
  }
}
