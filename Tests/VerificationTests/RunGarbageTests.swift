import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Implementations that write lines which are no answers.
struct RunGarbageTests {
  private static let count = 10

  /// Runs with another line in the place of one answer.
  private func run(
    fault: Int, _ lines: @escaping (Answer) -> [String]
  ) -> (result: RunResult, implementation: FakeImplementation) {
    let implementation = FakeImplementation { number, answer, _ in
      number == fault ? lines(answer).map { .text($0) } : [.answer(answer)]
    }
    return (implementation.run(Cases.echoes(Self.count)), implementation)
  }

  private func reason(_ result: RunResult, _ number: Int) -> String {
    guard case .errored(let reason) = result.verdicts[number] else { return "not errored" }
    return reason
  }

  @Test(arguments: [0, 3, 5, 9])
  func garbageInThePlaceOfAnAnswerErrorsThatCase(fault: Int) {
    let (result, implementation) = run(fault: fault) { _ in ["segfault ahead"] }
    let found = reason(result, fault)
    #expect(found.hasPrefix("an answer does not follow the protocol: not JSON: "))
    #expect(found.hasSuffix(#"; it was "segfault ahead""#))
    #expect(result.verdicts == .passes(Self.count, but: fault, .errored(found)))
    #expect(implementation.processes <= 2)
  }

  @Test func emptyLineInThePlaceOfAnAnswerErrorsThatCase() {
    let (result, _) = run(fault: 3) { _ in [""] }
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored(reason(result, 3))))
  }

  @Test func debugLineBeforeEveryAnswerErrorsEveryCase() {
    let implementation = FakeImplementation { _, answer, _ in
      [.text("answering \(answer.seq)"), .answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.count(.errored) == Self.count)
    #expect(implementation.processes == 2)
    #expect(result.exitStatus == 1)
  }

  @Test func wrongSeqErrorsThatCase() {
    let (result, _) = run(fault: 3) { answer in
      [Answer(seq: 99_999, answer.response).json.line]
    }
    let reason = "an answer to seq 99999, which was not asked"
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored(reason)))
  }

  @Test func wrongSeqInEveryAnswerErrorsEveryCase() {
    let implementation = FakeImplementation { _, answer, _ in
      [.answer(Answer(seq: answer.seq + 1000, answer.response))]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.count(.errored) == Self.count)
  }

  @Test func seqAsAStringErrorsThatCase() {
    let (result, _) = run(fault: 3) { answer in
      [#"{"output":{"dmls_epoch":"03"},"seq":"\#(answer.seq)"}"#]
    }
    let found = reason(result, 3)
    #expect(
      found.hasPrefix(
        "an answer does not follow the protocol: seq: expected an integer, found a string; a number as text was found; an "
          + "integer is digits without quotation marks; it was"))
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored(found)))
  }

  @Test(arguments: [
    (
      #""output":{"dmls_epoch":"03"},"error":{}"#,
      "expected exactly one of output, error and skipped, found output and error"
    ),
    ("\"more\":1", "expected exactly one of output, error and skipped, found none"),
    (#""output":{"dmls_epoch":"03"},"more":1"#, #"the key "more" is unknown"#),
  ])
  func answerOfAnotherShapeErrorsThatCaseAlone(members: String, problem: String) {
    let (result, implementation) = run(fault: 3) { answer in
      ["{\"seq\":\(answer.seq),\(members)}"]
    }
    let found = reason(result, 3)
    #expect(
      found.hasPrefix("an answer does not follow the protocol: top level: \(problem); "))
    #expect(found.contains("; it was \"{"))
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored(found)))
    // Its seq says whose answer it is, so nobody needs to be asked again.
    #expect(implementation.processes == 1)
    #expect(implementation.mostInFlight == 4)
  }

  @Test func repeatedAnswerErrorsThatCase() {
    let (result, implementation) = run(fault: 3) { [$0.json.line, $0.json.line] }
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored("it was answered twice")))
    #expect(implementation.processes == 1)
  }

  @Test func secondAnswerThatSaysSomethingElseErrorsThatCase() {
    let (result, _) = run(fault: 3) { answer in
      [answer.json.line, Answer(seq: answer.seq, .skipped(reason: "no")).json.line]
    }
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored("it was answered twice")))
  }

  @Test func answersOfAnotherCaseAreNotTaken() {
    // Every answer is the right one for the case before.
    let implementation = FakeImplementation { number, answer, _ in
      [
        .answer(
          Answer(
            seq: answer.seq,
            .output(["dmls_epoch": .hex([UInt8(max(number, 1) - 1)])], intermediates: [])))
      ]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.count(.passed) == 1)
    #expect(result.count(.failed) == Self.count - 1)
  }
}

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
