import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// What still comes once every request has its answer and the input has ended.
struct RunEndTests {
  private static let count = 6
  private static let twice = Verdict.errored("it was answered twice")

  /// Runs with some lines after the last answer; the first case has seq 1.
  private func run(_ lines: [PeerEvent]) -> RunResult {
    FakeImplementation { number, answer, _ in
      [.answer(answer)] + (number == Self.count - 1 ? lines : [])
    }.run(Cases.echoes(Self.count))
  }

  private static func answer(_ seq: Int) -> PeerEvent {
    .answer(Answer(seq: seq, .skipped(reason: "again")))
  }

  @Test func silenceIsAsItShouldBe() {
    let result = run([])
    #expect(result.verdicts == .passes(Self.count))
    #expect(result.notes == [])
  }

  @Test(arguments: [0, 2, 5])
  func secondAnswerErrorsItsCase(number: Int) {
    let result = run([Self.answer(number + 1)])
    #expect(result.verdicts == .passes(Self.count, but: number, Self.twice))
    #expect(result.results[number].failureKind == .protocol)
    #expect(result.notes == [])
    #expect(result.exitStatus == 1)
  }

  @Test func everySecondAnswerErrorsItsCase() {
    let result = run((1...Self.count).map(Self.answer))
    #expect(result.verdicts == Array(repeating: Self.twice, count: Self.count))
  }

  @Test(arguments: [
    (PeerEvent.text("bye"), #""bye""#), (.text(""), #""""#),
    (.text("\u{1B}[2J"), #""\u{1B}[2J""#),
    (
      .text(#"{"seq":99,"skipped":{"reason":"r"}}"#),
      #""{\"seq\":99,\"skipped\":{\"reason\":\"r\"}}""#
    ),
    (.text(#"{"seq":1}"#), #""{\"seq\":1}""#),
  ])
  func whatIsNoAnswerIsANote(line: PeerEvent, quoted: String) {
    let result = run([line])
    #expect(result.verdicts == .passes(Self.count))
    #expect(result.notes == ["After its last answer the implementation wrote \(quoted)."])
    #expect(result.exitStatus == 0)
  }

  @Test func onlyTheFirstLineIsANote() {
    let result = run([Self.answer(2), .text("bye"), .text("and again")])
    #expect(result.verdicts == .passes(Self.count, but: 1, Self.twice))
    #expect(result.notes == [#"After its last answer the implementation wrote "bye"."#])
  }

  @Test func endWithinALineIsNoNote() {
    #expect(run([.ended(partial: Array("by".utf8))]).notes == [])
    #expect(run([.lineTooLong]).notes == [])
  }

  /// The line before it stood for the answer, which is not blamed for coming late.
  @Test func lateAnswerToAnErroredCaseIsNoSecondAnswer() {
    let result = FakeImplementation { _, answer, _ in [.text("debug"), .answer(answer)] }
      .run(Cases.echoes(1))
    guard case .errored(let reason) = result.verdicts.first else {
      Issue.record("not errored")
      return
    }
    #expect(reason.hasSuffix(#"; it was "debug""#))
    #expect(result.notes == [])
  }
}
