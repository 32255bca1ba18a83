import Harness
import JSONText
import Operations
import Testing
import VectorFiles

@testable import Verification

/// In which way a case failed, as a list names it.
struct FailureKindTests {
  private static let count = 10

  @Test(arguments: Results.mismatches.indices)
  func everyMismatchHasItsKind(index: Int) {
    let (mismatch, kind) = Results.mismatches[index]
    let result = Results.result(0, .failed(mismatch))
    #expect(result.failureKind == kind)
    #expect(kind.verdict == .failed)
    #expect(result.isListable)
  }

  @Test(arguments: [FailureKind.crash, .timeout, .protocol, .unasked])
  func everyBreakdownGoesWithErrored(kind: FailureKind) {
    let result = Results.result(0, kind)
    #expect(result.failureKind == kind)
    #expect(kind.verdict == .errored)
    #expect(result.isListable == (kind != .unasked))
  }

  @Test(arguments: [Results.passed, .passed(note: "less precise"), Results.skipped])
  func whatDidNotFailHasNoKind(verdict: Verdict) {
    #expect(Results.result(0, verdict).failureKind == nil)
    #expect(Results.result(0, verdict).isListable)
  }

  /// The words of the list's format; a change breaks the lists of others.
  @Test func wordsAreThoseOfTheFormat() {
    #expect(
      FailureKind.allCases.map { "\($0.verdict.rawValue) \($0.rawValue)" } == [
        "failed output", "failed intermediate", "failed answered", "failed refused",
        "failed reason", "errored crash", "errored timeout", "errored protocol",
        "errored unasked",
      ])
  }

  /// One fault of a real run: what comes in the place of the answer.
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: FailureKind
    var events: @Sendable (Answer) -> [PeerEvent]
  }

  private static let faults = [
    Fault(testDescription: "end", kind: .crash) { _ in [.ended(partial: [])] },
    Fault(testDescription: "end within a line", kind: .crash) { _ in [.ended(partial: [0x7B])] },
    Fault(testDescription: "silence", kind: .timeout) { _ in [] },
    Fault(testDescription: "endless line", kind: .protocol) { _ in [.lineTooLong] },
    Fault(testDescription: "garbage", kind: .protocol) { _ in [.text("garbage")] },
    Fault(testDescription: "other seq", kind: .protocol) {
      [.answer(Answer(seq: 99_999, $0.response))]
    },
    Fault(testDescription: "no answer but a seq", kind: .protocol) {
      [.text(#"{"seq":\#($0.seq)}"#)]
    },
    Fault(testDescription: "two answers", kind: .protocol) { [.answer($0), .answer($0)] },
    Fault(testDescription: "output of another shape", kind: .protocol) {
      [.answer(Answer(seq: $0.seq, .output(["epoch": "00"], intermediates: [])))]
    },
  ]

  /// First, within the window, in the middle, last.
  @Test(arguments: faults, [0, 2, 5, 9])
  func faultOfARunHasItsKindAndTheOthersHaveNone(fault: Fault, number: Int) {
    let result = FakeImplementation { current, answer, _ in
      current == number ? fault.events(answer) : [.answer(answer)]
    }.run(Cases.echoes(Self.count))
    var expected = [FailureKind?](repeating: nil, count: Self.count)
    expected[number] = fault.kind
    #expect(result.results.map(\.failureKind) == expected)
  }

  @Test func runThatNeverBeganAskedNothing() {
    let implementation = FakeImplementation()
    implementation.announcement = [.ended(partial: [])]
    #expect(
      implementation.run(Cases.echoes(2)).results.map(\.failureKind) == [.unasked, .unasked])
  }

  @Test func casesAfterGivingUpAreUnasked() {
    var limits = RunLimits.short
    limits.restarts = 0
    limits.window = 1
    let result = FakeImplementation { number, answer, _ in
      number == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }.run(Cases.echoes(4), limits: limits)
    #expect(result.results.map(\.failureKind) == [nil, .crash, .unasked, .unasked])
  }

  @Test func operationThatIsNotAnnouncedDidNotFail() {
    let implementation = FakeImplementation()
    implementation.announcement = [
      .text(FakeImplementation.announcementLine(operations: ["tree_node"]))
    ]
    #expect(implementation.run(Cases.echoes(1)).results.map(\.failureKind) == [nil])
  }
}
