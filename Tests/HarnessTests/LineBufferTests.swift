import SeededRandomness
import Testing

@testable import Harness

struct LineBufferTests {
  private func lines(of buffer: inout LineBuffer) -> [String] {
    var lines: [String] = []
    while let line = buffer.takeLine() { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  @Test func nothingIsNoLine() {
    var buffer = LineBuffer()
    #expect(buffer.takeLine() == nil)
    #expect(buffer.partial == [])
    #expect(buffer.partialCount == 0)
  }

  @Test func lineAcrossChunksIsOneLine() {
    var buffer = LineBuffer()
    buffer.append("ab".utf8)
    #expect(buffer.takeLine() == nil)
    buffer.append("c".utf8)
    #expect(buffer.takeLine() == nil)
    buffer.append("d\ne".utf8)
    #expect(lines(of: &buffer) == ["abcd"])
    #expect(buffer.partial == Array("e".utf8))
  }

  @Test func emptyLinesAreLines() {
    var buffer = LineBuffer()
    buffer.append("\n\na\n\n".utf8)
    #expect(lines(of: &buffer) == ["", "", "a", ""])
    #expect(buffer.partialCount == 0)
  }

  @Test func newlineAloneEndsWhatCameBefore() {
    var buffer = LineBuffer()
    buffer.append("a".utf8)
    #expect(buffer.takeLine() == nil)
    buffer.append("\n".utf8)
    #expect(lines(of: &buffer) == ["a"])
  }

  @Test func otherLineEndsAreContent() {
    var buffer = LineBuffer()
    buffer.append("a\r\n\u{2028}b\u{0}c\n".utf8)
    #expect(buffer.takeLine() == Array("a\r".utf8))
    #expect(buffer.takeLine() == Array("\u{2028}b\u{0}c".utf8))
    #expect(buffer.takeLine() == nil)
  }

  @Test func partialIsKeptWhileLinesAreTaken() {
    var buffer = LineBuffer()
    buffer.append("a\nb\nrest".utf8)
    #expect(buffer.partialCount == 8)
    #expect(buffer.takeLine() == Array("a".utf8))
    #expect(buffer.partial == Array("b\nrest".utf8))
    #expect(buffer.takeLine() == Array("b".utf8))
    #expect(buffer.takeLine() == nil)
    #expect(buffer.partial == Array("rest".utf8))
    #expect(buffer.partialCount == 4)
  }

  @Test func longLineComesWhole() {
    var buffer = LineBuffer()
    let piece = [UInt8](repeating: 0x61, count: 1000)
    for _ in 0..<200 {
      buffer.append(piece)
      #expect(buffer.takeLine() == nil)
    }
    #expect(buffer.partialCount == 200_000)
    buffer.append("\n".utf8)
    #expect(buffer.takeLine() == [UInt8](repeating: 0x61, count: 200_000))
    #expect(buffer.partialCount == 0)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anyChunkingGivesTheSameLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for round in 0..<60 {
      let alphabet = Array("ab\n".utf8)
      let length = Int.random(in: 0...80, using: &random)
      let text = (0..<length).map { _ in alphabet[Int.random(in: 0..<3, using: &random)] }
      var expected = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let partial = expected.removeLast()

      var buffer = LineBuffer()
      var found: [[UInt8]] = []
      var rest = text[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        buffer.append(rest.prefix(count))
        rest = rest.dropFirst(count)
        // Now and then lines are left in the buffer while more arrives.
        while Bool.random(using: &random), let line = buffer.takeLine() { found.append(line) }
      }
      while let line = buffer.takeLine() { found.append(line) }
      #expect(found == expected, "seed \(seed), round \(round)")
      #expect(buffer.partial == partial, "seed \(seed), round \(round)")
      #expect(buffer.partialCount == partial.count, "seed \(seed), round \(round)")
    }
  }
}
