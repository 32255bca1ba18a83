import DMLS
import Foundation
import Harness
import JSONText
import KeyDerivation
import Operations
import TestSupport
import Testing
import VectorFiles
import Verification

/// Implementations that keep to the protocol.
struct RunTests {
  @Test(arguments: [1, 3, 4, 5, 40])
  func everythingPasses(count: Int) {
    let implementation = FakeImplementation()
    let result = implementation.run(Cases.echoes(count))
    #expect(result.verdicts == .passes(count))
    #expect(result.notes == [])
    #expect(result.exitStatus == 0)
    #expect(implementation.processes == 1)
    #expect(implementation.mostInFlight == min(count, 4))
  }

  @Test func casesAreAskedInOrderAndOnce() throws {
    let implementation = FakeImplementation()
    _ = implementation.run(Cases.echoes(20))
    let numbers = try implementation.requests.map {
      try #require($0.input["epoch_secret"]).bytes(path: "").first
    }
    #expect(numbers == (0..<20).map { UInt8($0) })
    #expect(Set(implementation.requests.map(\.seq)).count == 20)
  }

  @Test func resultsStandInTheOrderOfTheCases() {
    let implementation = FakeImplementation()
    implementation.isReversed = true
    let cases = Cases.echoes(11)
    let result = implementation.run(cases)
    #expect(result.results.map(\.vectorCase) == cases.map(\.vectorCase))
    #expect(result.results.map(\.family) == cases.map(\.family))
    #expect(result.verdicts == .passes(11))
    #expect(implementation.processes == 1)
  }

  @Test func announcementIsTold() {
    #expect(FakeImplementation().run(Cases.echoes(1)).announcement?.name == "fake")
  }

  @Test func wrongAnswersFailAndNothingElse() {
    let implementation = FakeImplementation { number, answer, _ in
      [.answer(number == 3 ? Answer(seq: answer.seq, .skipped(reason: "hard")) : answer)]
    }
    var cases = Cases.echoes(8)
    cases[5].vectorCase.expectation = .output(["dmls_epoch": "ff"], intermediates: [])
    let result = implementation.run(cases)
    let difference = Difference(path: "dmls_epoch", expected: "ff", actual: "05")
    var expected = [Verdict].passes(8, but: 5, .failed(.output([difference])))
    expected[3] = .skipped("hard")
    #expect(result.verdicts == expected)
    #expect(result.count(.passed) == 6)
    #expect(result.count(.failed) == 1)
    #expect(result.count(.errored) == 0)
    #expect(result.count(.skipped) == 1)
    #expect(result.exitStatus == 1)
  }

  @Test func implementationThatSkipsAllIsNoSuccess() {
    let implementation = FakeImplementation { _, answer, _ in
      [.answer(Answer(seq: answer.seq, .skipped(reason: "later")))]
    }
    let result = implementation.run(Cases.echoes(6))
    #expect(result.verdicts == Array(repeating: .skipped("later"), count: 6))
    #expect(result.exitStatus == 2)
  }

  @Test func progressCountsEveryCaseOnce() {
    let implementation = FakeImplementation { number, answer, process in
      number == 2 && process == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }
    var shown: [[Int]] = []
    let run = Run(
      of: Cases.echoes(7), limits: .short,
      start: { () throws(ChildProcessError) in implementation.start() },
      progress: { shown.append([$0, $1]) })
    #expect(run.result().verdicts == .passes(7))
    #expect(shown == (1...7).map { [$0, 7] })
  }

  @Test func noCasesAreNoSuccess() {
    #expect(FakeImplementation().run([]).exitStatus == 2)
  }

  @Test func limitsAreTheseWhereNothingIsSaid() {
    let limits = RunLimits()
    #expect(limits.timeout == .seconds(10))
    #expect(limits.grace == .seconds(5))
    #expect(limits.restarts == 10)
    #expect(limits.window == 32)
  }
}

/// How long a case takes.
struct CaseDurationTests {
  /// Several requests are in flight, and each takes a moment.
  @Test func timeOfRequestsBeforeIsNoTimeOfACase() {
    let moment = 0.05
    let implementation = FakeImplementation { _, answer, _ in
      Thread.sleep(forTimeInterval: moment)
      return [.answer(answer)]
    }
    let began = ContinuousClock.now
    let result = implementation.run(Cases.echoes(8))
    let took = ContinuousClock.now - began
    let sum = result.results.reduce(Duration.zero) { $0 + $1.duration }
    #expect(sum <= took)
    #expect(result.results.allSatisfy { $0.duration > .zero })
  }
}
