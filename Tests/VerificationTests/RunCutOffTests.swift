import Operations
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

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
    #expect(result.results.map(\.isCutOff) == (0..<Self.count).map { $0 > fault })
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
    #expect(result.results.map(\.isCutOff) == (0..<Self.count).map { $0 > 2 })
  }
}
