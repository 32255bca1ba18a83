import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Runs that end with a result.
struct RunStopTests {
  private static let count = 10
  private static let rest = Verdict.skipped("not asked: the run ended with the first failure")

  private func run(
    _ implementation: FakeImplementation, stops: @escaping Run.Stop
  ) -> RunResult {
    Run(
      of: Cases.echoes(Self.count), limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() }, stops: stops
    ).result()
  }

  private func wrong(from fault: Int) -> FakeImplementation {
    FakeImplementation { number, answer, _ in
      let refusal = Answer(seq: answer.seq, .refused(OperationError(.malformed)))
      return [.answer(number < fault ? answer : refusal)]
    }
  }

  private func expect(
    _ result: RunResult, endsWith fault: Int, _ kind: FailureKind,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.results[fault].failureKind == kind, sourceLocation: sourceLocation)
    #expect(
      Array(result.verdicts[..<fault]) == .passes(fault), sourceLocation: sourceLocation)
    #expect(
      Array(result.verdicts[(fault + 1)...])
        == Array(repeating: Self.rest, count: Self.count - fault - 1),
      sourceLocation: sourceLocation)
    #expect(
      result.results.map(\.wasAsked) == (0..<Self.count).map { $0 <= fault },
      sourceLocation: sourceLocation)
    #expect(result.exitStatus == 1, sourceLocation: sourceLocation)
  }

  /// The other answers are ready by then, and wrong too.
  @Test(arguments: [0, 1, 3, 4, 8, 9])
  func wrongAnswerEndsTheRun(fault: Int) {
    let implementation = wrong(from: fault)
    let result = run(implementation) { $0.verdict.kind == .failed }
    expect(result, endsWith: fault, .refused)
    #expect(implementation.processes == 1)
    // What was in flight by then, and no second window.
    #expect(implementation.requests.count <= fault + 5)
    #expect(implementation.mostInFlight == 4)
  }

  @Test(arguments: [0, 2, 3, 9])
  func breakdownEndsTheRun(fault: Int) {
    let implementation = FakeImplementation { number, answer, _ in
      number == fault ? [.ended(partial: [])] : [.answer(answer)]
    }
    expect(run(implementation) { $0.verdict.kind == .errored }, endsWith: fault, .crash)
    #expect(implementation.processes <= 2)
  }

  @Test func whatDoesNotStopTheRunIsAResultLikeAnyOther() {
    let result = run(wrong(from: 3)) { $0.verdict.kind == .errored }
    #expect(result.count(.passed) == 3)
    #expect(result.count(.failed) == 7)
  }

  @Test func everyResultUpToTheLastIsJudgedOnce() {
    var seen: [String] = []
    _ = run(wrong(from: 5)) {
      seen.append($0.vectorCase.id)
      return $0.verdict.kind == .failed
    }
    #expect(seen == (0...5).map(Results.id))
  }

  @Test func processThatIsStoppedIsNotAskedForItsStatus() {
    let implementation = wrong(from: 5)
    implementation.ending = .killed
    #expect(run(implementation) { $0.verdict.kind == .failed }.notes == [])
  }

  @Test func reasonWhyACaseIsNotAskedIsKept() {
    var cases = Cases.echoes(4)
    cases[3].vectorCase.operation = AnyOperation(TreeNode.self)
    let implementation = wrong(from: 1)
    let result = Run(
      of: cases, limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() },
      stops: { $0.verdict.kind == .failed }
    ).result()
    #expect(result.verdicts[2] == Self.rest)
    #expect(result.verdicts[3] == .skipped("the operation tree_node is not announced"))
  }
}

/// What a run that ends early leaves behind, and that it asks nothing more.
struct RunCutOffTests {
  private static let count = 10

  private func run(_ implementation: FakeImplementation, stops: @escaping Run.Stop) -> RunResult {
    Run(
      of: Cases.echoes(Self.count), limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() }, stops: stops
    ).result()
  }

  private func wrong(at fault: Int) -> FakeImplementation {
    FakeImplementation { number, answer, _ in
      let refusal = Answer(seq: answer.seq, .refused(OperationError(.malformed)))
      return [.answer(number == fault ? refusal : answer)]
    }
  }

  @Test(arguments: [0, 1, 3, 5])
  func nothingIsAskedOnceTheRunHasEnded(fault: Int) {
    let implementation = wrong(at: fault)
    let result = run(implementation) { $0.verdict.kind == .failed }
    #expect(implementation.requests.count == fault + 4)
    #expect(result.results.map { $0.asking == .cutOff } == (0..<Self.count).map { $0 > fault })
  }

  @Test func listedCasesThatHadNoTurnAreNotUnexpected() throws {
    let list = try FailureList(
      parsing: "dmls_epoch/suite-1/* failed output", file: "known.txt")
    let rules = OutcomeRules(failures: list)
    let result = run(wrong(at: 0)) { !rules.outcome(of: $0).isFine }
    let outcomes = result.results.map { rules.outcome(of: $0) }
    #expect(outcomes.map(\.isFine) == [false] + Array(repeating: true, count: Self.count - 1))
  }

  @Test func secondAnswerEndsTheRun() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 2 ? [.answer(answer), .answer(answer)] : [.answer(answer)]
    }
    let result = run(implementation) { $0.verdict.kind == .errored }
    #expect(result.verdicts[2] == .errored("it was answered twice"))
    #expect(result.results.map { $0.asking == .cutOff } == (0..<Self.count).map { $0 > 2 })
  }
}

/// Runs that somebody outside ends.
struct RunInterruptionTests {
  /// Before anything is asked, between answers, and with none left.
  @Test(arguments: [0, 1, 4, 9])
  func answersSoFarAreKeptAndTheRestHadNoTurn(answers: Int) {
    var done = 0
    let implementation = FakeImplementation()
    let result = Run(
      of: Cases.echoes(10), limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() },
      isInterrupted: { done == answers }, progress: { count, _ in done = count }
    ).result()
    #expect(result.verdicts[..<answers] == [Verdict].passes(answers)[...])
    #expect(
      result.verdicts[answers...].allSatisfy {
        $0 == .skipped("not asked: the run was interrupted")
      })
    #expect(result.results.map { $0.asking == .cutOff } == (0..<10).map { $0 >= answers })
    #expect(implementation.processes == (answers == 0 ? 0 : 1))
    #expect(result.notes == [])
  }

  @Test func openingThatIsInterruptedIsNoFailureOfTheImplementation() {
    let implementation = FakeImplementation()
    implementation.announcement = []
    let result = Run(
      of: Cases.echoes(2), limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() },
      isInterrupted: { implementation.processes > 0 }
    ).result()
    #expect(result.results.allSatisfy { $0.asking == .cutOff })
  }
}
