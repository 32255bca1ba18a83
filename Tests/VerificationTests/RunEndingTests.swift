import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Processes that break down, and no case is found at fault: it is the implementation's.
struct RunEndingTests {
  private static let count = 10

  /// Runs processes of which each breaks down at its second, third or some later request.
  private func run(
    everyTime request: Int, _ events: [PeerEvent] = [.ended(partial: [])],
    _ ending: PeerEnding = .signalled(11)
  ) -> RunResult {
    var asked: [Int: Int] = [:]
    let implementation = FakeImplementation { _, answer, process in
      asked[process, default: 0] += 1
      return asked[process] == request ? events : [.answer(answer)]
    }
    implementation.ending = ending
    return implementation.run(Cases.echoes(Self.count))
  }

  @Test(arguments: [2, 3, 4, 7])
  func crashAtEverySoManyRequestsIsAFinding(request: Int) throws {
    let result = run(everyTime: request)
    #expect(result.verdicts == .passes(Self.count))
    try #require(result.findings.count == 1)
    #expect(result.findings[0].kind == .crash)
    let text = result.findings[0].text
    #expect(text.hasPrefix("The implementation ended "))
    #expect(
      text.contains(
        " over no case in particular: its output ended; it was ended by signal 11 (SIGSEGV). "
          + "In flight were dmls_epoch/suite-1/"))
    #expect(result.exitStatus == 1)
  }

  /// The last process ends its run as it should.
  @Test func endingIsToldWithTheCasesInFlight() {
    let implementation = FakeImplementation { number, answer, process in
      number == 5 && process == 1 ? [.ended(partial: [0x7B])] : [.answer(answer)]
    }
    implementation.standardErrorTail = Array("first\nout of mem\u{1B}ory\n".utf8)
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.verdicts == .passes(Self.count))
    #expect(
      result.findings == [
        Finding(
          kind: .crash,
          text: "The implementation ended once over no case in particular: its output ended; it "
            + "exited with status 0. In flight were dmls_epoch/suite-1/5, dmls_epoch/suite-1/6, "
            + #"dmls_epoch/suite-1/7 and 1 case more. stderr: out of mem\u{1b}ory"#)
      ])
  }

  @Test func silenceThatDoesNotComeBackIsAFinding() throws {
    let implementation = FakeImplementation { number, answer, process in
      process == 1 && number >= 5 ? [] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.verdicts == .passes(Self.count))
    #expect(result.findings.map(\.kind) == [.timeout])
    #expect(
      try #require(result.findings.first).text.hasPrefix(
        "The implementation stopped answering once over no case in particular: "
          + "no answer within 0.3 s. In flight were dmls_epoch/suite-1/5, "))
    #expect(result.exitStatus == 1)
  }

  @Test func endlessLineThatDoesNotComeBackIsAFinding() throws {
    let implementation = FakeImplementation { number, answer, process in
      process == 1 && number == 5 ? [.lineTooLong] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.verdicts == .passes(Self.count))
    #expect(result.findings.map(\.kind) == [.protocol])
    #expect(
      try #require(result.findings.first).text.hasPrefix(
        "The implementation broke the protocol once over no case in particular: a line is "))
  }

  /// Whoever answers the last request and goes gives nothing away before the next one is sent.
  @Test func processThatEndsAfterEachAnswerIsAFindingAndIsGivenUp() {
    var asked: Set<Int> = []
    let implementation = FakeImplementation { _, answer, process in
      asked.insert(process).inserted ? [.answer(answer), .ended(partial: [])] : []
    }
    let result = implementation.run(Cases.echoes(40))
    #expect(result.count(.passed) >= 11)
    #expect(result.count(.failed) == 0)
    #expect(result.count(.errored) == 40 - result.count(.passed))
    #expect(result.results.allSatisfy { $0.failureKind == nil || $0.failureKind == .unasked })
    #expect(result.findings.map(\.kind) == [.crash])
    #expect(implementation.processes <= 40)
  }

  @Test func processThatCannotBeStartedAgainAtOnceIsAFinding() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 5 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let line = implementation.announcement
    let starts = { () throws(ChildProcessError) -> any Peer in
      let isOutOfOrder = [1, 2].contains(implementation.processes)
      implementation.announcement = isOutOfOrder ? [.ended(partial: [])] : line
      return implementation.start()
    }
    let result = Run(of: Cases.echoes(Self.count), limits: .short, start: starts).result()
    let crash = Verdict.errored("its output ended; it exited with status 0")
    #expect(result.verdicts == .passes(Self.count, but: 5, crash))
    #expect(
      result.findings == [
        Finding(
          kind: .crash,
          text: "The implementation could not be started again, twice: "
            + "its output ended before it answered start; it exited with status 0.")
      ])
  }

  @Test(
    arguments: [
      (.exited(status: 3), .crash, "exited with status 3"),
      (.signalled(11), .crash, "was ended by signal 11 (SIGSEGV)"),
      (.killed, .timeout, "did not exit and was killed"),
    ] as [(PeerEnding, FailureKind, String)])
  func otherEndThanSuccessIsAFinding(ending: PeerEnding, kind: FailureKind, words: String) {
    let implementation = FakeImplementation()
    implementation.ending = ending
    let result = implementation.run(Cases.echoes(5))
    #expect(result.verdicts == .passes(5))
    #expect(
      result.findings == [
        Finding(
          kind: kind,
          text: "At the end of its input the implementation \(words), once; "
            + "an exit with status 0 was expected.")
      ])
    #expect(result.exitStatus == 1)
  }

  @Test func endWithSuccessAtTheEndOfTheInputIsNone() {
    let result = FakeImplementation().run(Cases.echoes(5))
    #expect(result.findings == [])
    #expect(result.exitStatus == 0)
  }
}

/// A harness that catches what its implementation breaks down over, and says so.
struct CaughtCrashTests {
  private func run(_ vectorCase: VectorCase, message: String) -> CaseResult? {
    let implementation = FakeImplementation { request, _ in
      var error = OperationError(nil, message)
      error.isCrash = true
      return [.answer(Answer(seq: request.seq, .refused(error)))]
    }
    let result = implementation.run([(.dmlsEpoch, vectorCase), (.dmlsEpoch, vectorCase)])
    #expect(implementation.processes == 1)
    #expect(result.findings == [])
    #expect(result.exitStatus == 1)
    return result.results.first
  }

  @Test func isACrashWhereAnOutputIsExpected() throws {
    let result = try #require(run(Cases.echo(1), message: "index out of range"))
    #expect(result.verdict == .errored("it says that it crashed: index out of range"))
    #expect(result.failureKind == .crash)
  }

  @Test func isACrashWhereARefusalIsExpected() throws {
    var vectorCase = Cases.echo(1)
    vectorCase.expectation = .refusal([.malformed])
    let result = try #require(run(vectorCase, message: ""))
    #expect(result.verdict == .errored("it says that it crashed"))
    #expect(result.failureKind == .crash)
  }

  /// It never ends a process, so nothing is given up.
  @Test func isNeverOneTooMany() {
    let implementation = FakeImplementation { request, _ in
      [.text(#"{"seq":\#(request.seq),"error":{"kind":"crashed"}}"#)]
    }
    let result = implementation.run(Cases.echoes(100))
    #expect(result.results.allSatisfy { $0.failureKind == .crash })
  }

  @Test func anyErrorOptionChangesNothing() {
    var limits = RunLimits.short
    limits.acceptsAnyRefusal = true
    var vectorCase = Cases.echo(1)
    vectorCase.expectation = .refusal([.malformed])
    let implementation = FakeImplementation { request, _ in
      [.text(#"{"seq":\#(request.seq),"error":{"kind":"crashed"}}"#)]
    }
    let result = implementation.run([(.dmlsEpoch, vectorCase)], limits: limits)
    #expect(result.results.map(\.failureKind) == [.crash])
  }
}
