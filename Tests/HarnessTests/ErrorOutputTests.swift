import SeededRandomness
import Testing

@testable import Harness

/// What is kept of a child's standard error.
struct ErrorOutputTests {
  private func text(of written: [String]) -> String {
    var output = ErrorOutput()
    for part in written { output.append(Array(part.utf8)[...]) }
    return String(decoding: output.text, as: UTF8.self)
  }

  private func numbered(_ range: Range<Int>) -> String {
    range.map { "line \($0)\n" }.joined()
  }

  @Test(arguments: [0, 1, 19, 20])
  func fewLinesAreWhole(count: Int) {
    #expect(text(of: [numbered(0..<count)]) == numbered(0..<count))
    #expect(text(of: [numbered(0..<count), "no end"]) == numbered(0..<count) + "no end")
  }

  @Test func oneLineMoreThanIsShownIsLeftOut() {
    #expect(
      text(of: [numbered(0..<21)])
        == numbered(0..<10) + "… 1 line left out …\n" + numbered(11..<21))
  }

  /// Few lines and many, in one piece or in several.
  @Test(arguments: [100, 1000, 100_000])
  func firstAndLastLinesAreKept(count: Int) {
    let expected =
      numbered(0..<10) + "… \(count - 20) lines left out …\n" + numbered(count - 10..<count)
    #expect(text(of: [numbered(0..<count)]) == expected)
    #expect(text(of: [numbered(0..<7), numbered(7..<count)]) == expected)
    #expect(
      text(of: (0..<100).map { numbered($0 * count / 100..<($0 + 1) * count / 100) }) == expected)
  }

  /// Node says what went wrong first, and its trace is long.
  @Test func causeBeforeALongTraceIsKept() {
    let trace = (0..<200).map { "    at frame\($0) (file:///harness.mjs:\($0):1)\n" }.joined()
    let kept = text(of: ["TypeError: Cannot read properties of undefined\n", trace])
    #expect(kept.hasPrefix("TypeError: Cannot read properties of undefined\n    at frame0 "))
    #expect(kept.hasSuffix("    at frame199 (file:///harness.mjs:199:1)\n"))
  }

  @Test func lineWithoutAnEndIsCut() {
    let kept = text(of: [String(repeating: "a", count: 10_000)])
    let part = String(repeating: "a", count: 2048)
    #expect(kept == part + "\n… 5904 bytes left out …\n" + part)
  }

  /// However it comes, the same is kept, and never much.
  @Test func pieceByPieceIsTheSame() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<12_000, using: &random)).map { _ in
        Int.random(in: 0..<40, using: &random) == 0
          ? UInt8(ascii: "\n") : UInt8.random(in: 97..<123, using: &random)
      }
      var (whole, parts) = (ErrorOutput(), ErrorOutput())
      whole.append(bytes[...])
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 1..<3000, using: &random))
        parts.append(bytes[start..<end])
        start = end
      }
      #expect(parts.text == whole.text)
      #expect(whole.text.count < 4200)
    }
  }
}
