import Harness
import JSONText
import Operations
import Testing
import VectorFiles
import Verification

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
        "an answer does not follow the protocol: seq: expected an integer, found a string; it was"))
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
      found.hasPrefix("an answer does not follow the protocol: top level: \(problem); it was"))
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
