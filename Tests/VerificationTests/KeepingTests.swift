import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// What is kept of answers that are much longer than they should be.
struct KeepingTests {
  private static let right = String(repeating: "ab", count: 5000)

  private func difference(_ actual: JSONValue, expected: JSONValue = .string(right)) -> Difference {
    Difference(path: "out", expected: expected, actual: actual).kept
  }

  private func string(_ value: JSONValue?) -> String? {
    if case .string(let text)? = value { text } else { nil }
  }

  @Test func valueThatIsNotMuchLongerIsKeptWhole() {
    let actual = JSONValue.string(Self.right + String(repeating: "00", count: 2048))
    #expect(difference(actual).actual == actual)
    #expect(difference("").actual == "")
    #expect(difference(7).actual == 7)
  }

  /// However long it is, the first byte that differs is found and shown.
  @Test(arguments: [0, 1, 4999, 5000])
  func longValueIsCutBehindTheFirstDifference(byte: Int) throws {
    let start = String(repeating: "ab", count: byte)
    let actual = JSONValue.string(start + String(repeating: "00", count: 1 << 20))
    let kept = difference(actual)
    #expect(kept.firstDifferingDigit == 2 * byte)
    let text = try #require(string(kept.actual))
    #expect(text.hasPrefix(start + "00"))
    #expect(text.hasSuffix("… (\(2 * byte + (2 << 20)) characters)"))
    #expect(text.utf8.count < Self.right.utf8.count + 4200)
  }

  @Test func longValuesOfOtherLengthsDiffer() {
    let values = [1 << 20, 1 << 21].map { JSONValue.string(String(repeating: "0", count: $0)) }
    #expect(values[0].kept() != values[1].kept())
  }

  @Test func longValueOfAnotherKindIsKeptAsText() throws {
    let kept = difference(.array(Array(repeating: ["a": 1], count: 10_000)))
    #expect(try #require(string(kept.actual)).hasPrefix(#"[{"a":1},{"a":1},"#))
    #expect(kept.firstDifferingDigit == nil)
  }

  @Test func elementsTooManyAreFewDifferences() {
    let values = (0..<1000).map { JSONValue.integer($0) }
    let all = Difference.all(
      expected: .array(Array(values[..<2])), actual: .array(values), path: "list")
    #expect(all.count == 17)
    #expect(all[0] == Difference(path: "list[2]", expected: nil, actual: 2))
    #expect(
      all[16]
        == Difference(
          path: "list[18 to 999]", expected: nil, actual: .array(Array(values[18...]))))
    let few = Difference.all(
      expected: .array(Array(values[..<2])), actual: .array(Array(values[..<18])), path: "list")
    #expect(few.map(\.path) == (2..<18).map { "list[\($0)]" })
  }

  /// The same whole answer is the same kept one, so that causes are found behind it.
  @Test func outputInsteadOfARefusalIsCutAndComparable() throws {
    let value = String(repeating: "00", count: 1 << 20)
    var vectorCase = Cases.echo(1)
    vectorCase.expectation = .refusal([.malformed])
    let verdict = Judge.verdict(
      on: .output(["dmls_epoch": .string(value)], intermediates: []), to: vectorCase)
    guard case .failed(.outputInsteadOfRefusal(_, let actual)) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(try #require(string(actual)).utf8.count < 4200)
    let whole: JSONValue = ["dmls_epoch": .string(value)]
    #expect(actual == whole.kept())
  }

  /// Everything that a line says, at its longest.
  @Test(arguments: [
    "{\"seq\":SEQ,\"output\":{\"LONG\":1}}", "{\"seq\":SEQ,\"LONG\":1}",
    "{\"seq\":SEQ,\"error\":{\"kind\":\"LONG\"}}",
    "{\"seq\":SEQ,\"error\":{\"message\":\"LONG\"}}",
    "{\"seq\":SEQ,\"error\":{\"kind\":\"crashed\",\"message\":\"LONG\"}}",
    "{\"seq\":SEQ,\"skipped\":{\"reason\":\"LONG\"}}",
    "{\"seq\":SEQ,\"output\":{\"dmls_epoch\":\"LONG\"}}",
    "{\"seq\":SEQ,\"output\":{\"dmls_epoch\":{\"LONG\":1}}}",
  ])
  func nothingOfACaseIsLong(line: String) {
    let long = String(repeating: "ab", count: 1 << 20)
    let implementation = FakeImplementation { request, _ in
      [
        .text(
          line.replacing("SEQ", with: "\(request.seq)").replacing("LONG", with: long))
      ]
    }
    let result = implementation.run(Cases.echoes(1))
    #expect("\(result.results[0].verdict)".utf8.count < 10_000)
    #expect("\(result.notes)".utf8.count < 10_000)
  }

  @Test func nothingOfAnAnnouncementIsLong() throws {
    let long = String(repeating: "ab", count: 1 << 20)
    let implementation = FakeImplementation()
    let operations = (0..<60_000).map { "\"x\($0)\"" }.joined(separator: ",")
    implementation.announcement = [
      .text(
        """
        {"protocol":1,"name":"\(long)","version":"\(long)","language":"\(long)","url":"\(long)",\
        "drafts":["01","\(long)"],"cipher_suites":[1],"operations":["dmls_epoch",\(operations)]}
        """)
    ]
    let result = implementation.run(Cases.echoes(1))
    #expect(result.verdicts == .passes(1))
    #expect(try #require(result.announcement).json.line.utf8.count < 10_000)
    #expect(result.notes.count == 2)
    #expect(result.notes.allSatisfy { $0.utf8.count < 2000 })
  }
}

/// What is announced and not known here.
struct UnknownAnnouncementTests {
  @Test func isARemarkAndTheRestIsAsked() {
    let implementation = FakeImplementation()
    implementation.announcement = [
      .text(
        #"{"protocol":1,"name":"n","drafts":["01","04"],"cipher_suites":[1,9],"#
          + #""operations":["dmls_epoch","sing"]}"#)
    ]
    let result = implementation.run(Cases.echoes(3))
    #expect(result.verdicts == .passes(3))
    #expect(result.exitStatus == 0)
    let rest = ", of which nothing is known here and nothing is asked; known are "
    let notes = ["draft revision 04", "cipher suite 9", "operation sing"].map {
      "It announces the \($0)\(rest)"
    }
    for (note, start) in zip(result.notes, notes) { #expect(note.hasPrefix(start)) }
    #expect(result.notes.count == 3)
    #expect(result.notes[0].hasSuffix("\(rest)01, 02, 03."))
    #expect(result.notes[1].hasSuffix("\(rest)1, 2, 3, 4, 5, 6, 7."))
  }
}
