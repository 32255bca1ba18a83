import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Implementations that crash, hang or stop: only the case at fault pays for it.
struct RunBreakdownTests {
  private static let count = 10

  /// Whichever case is at fault: first, last, within and at the edges of the window of 4.
  @Test(arguments: [0, 1, 3, 4, 5, 8, 9])
  func crashOnOneCaseErrorsThatCase(fault: Int) {
    let implementation = FakeImplementation { number, answer, _ in
      number == fault ? [.ended(partial: [])] : [.answer(answer)]
    }
    implementation.ending = .signalled(11)
    implementation.standardErrorTail = Array("assertion".utf8)
    let result = implementation.run(Cases.echoes(Self.count))
    let reason = "its output ended; it was ended by signal 11 (SIGSEGV)"
    #expect(result.verdicts == .passes(Self.count, but: fault, .errored(reason)))
    let tails = result.results.map { String(decoding: $0.standardErrorTail, as: UTF8.self) }
    var expected = Array(repeating: "", count: Self.count)
    expected[fault] = "assertion"
    #expect(tails == expected)
    #expect(result.findings == [])
    #expect(result.exitStatus == 1)
  }

  @Test func crashesOnSeveralCasesErrorThoseCases() {
    let faults: Set = [2, 3, 7]
    let implementation = FakeImplementation { number, answer, _ in
      faults.contains(number) ? [.ended(partial: [])] : [.answer(answer)]
    }
    implementation.ending = .signalled(6)
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(
      result.results.map { $0.verdict.kind == .errored } == (0..<Self.count).map(faults.contains))
    #expect(result.count(.passed) == 7)
  }

  @Test func crashThatDoesNotComeBackIsNoCases() {
    let implementation = FakeImplementation { number, answer, process in
      number == 5 && process == 1 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.verdicts == .passes(Self.count))
    #expect(implementation.processes == 2)
    #expect(result.exitStatus == 1)
  }

  @Test(arguments: [1, 4, 32])
  func crashOnEveryCaseIsGivenUpAndEveryCaseHasItsVerdict(window: Int) {
    let implementation = FakeImplementation { _, _, _ in [.ended(partial: [])] }
    implementation.ending = .signalled(11)
    var limits = RunLimits.short
    limits.window = window
    let result = implementation.run(Cases.echoes(100), limits: limits)
    let crash = Verdict.errored("its output ended; it was ended by signal 11 (SIGSEGV)")
    let rest = Verdict.errored(
      "not asked: the implementation broke down 11 times, and was given up")
    // The breakdown that begins a search and the one that ends it count as one.
    #expect(
      result.verdicts
        == Array(repeating: crash, count: 11) + Array(repeating: rest, count: 89))
    #expect(implementation.processes <= 22)
    #expect(result.exitStatus == 1)
  }

  @Test func restartThatFailsIsGivenUpAndEveryCaseHasItsVerdict() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 5 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let starts = { () throws(ChildProcessError) -> any Peer in
      if implementation.processes > 0 { implementation.announcement = [.ended(partial: [])] }
      return implementation.start()
    }
    let result = Run(of: Cases.echoes(Self.count), limits: .short, start: starts).result()
    let rest = Verdict.errored(
      "not asked: the implementation broke down 11 times, and was given up")
    #expect(
      result.verdicts == .passes(5) + Array(repeating: rest, count: Self.count - 5))
    #expect(result.announcement != nil)
    #expect(result.exitStatus == 1)
  }

  @Test(arguments: [0, 2, 5, 9])
  func hangOnOneCaseErrorsThatCase(fault: Int) {
    // Whoever hangs answers nothing that is asked after it.
    var hanging: Set<Int> = []
    let implementation = FakeImplementation { number, answer, process in
      if number == fault { hanging.insert(process) }
      return hanging.contains(process) ? [] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(
      result.verdicts == .passes(Self.count, but: fault, .errored("no answer within 0.3 s")))
  }

  @Test func answerThatNeverComesErrorsThatCase() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 3 ? [] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored("no answer within 0.3 s")))
    #expect(implementation.processes == 1)
  }

  @Test func exitWithSuccessInMidRunIsNoSuccess() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 3 ? [.ended(partial: [])] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(
      result.verdicts
        == .passes(Self.count, but: 3, .errored("its output ended; it exited with status 0")))
  }

  @Test func partialLineIsShown() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 3 ? [.ended(partial: Array("{\"seq\":\u{7}".utf8))] : [.answer(answer)]
    }
    implementation.ending = .signalled(9)
    let result = implementation.run(Cases.echoes(Self.count))
    let reason =
      #"its output ended after a partial line, "{\"seq\":\u{07}"; "#
      + "it was ended by signal 9 (SIGKILL)"
    #expect(result.verdicts == .passes(Self.count, but: 3, .errored(reason)))
  }

  @Test func endlessLineErrorsThatCase() {
    let implementation = FakeImplementation { number, answer, _ in
      number == 3 ? [.lineTooLong] : [.answer(answer)]
    }
    let result = implementation.run(Cases.echoes(Self.count))
    #expect(
      result.verdicts
        == .passes(Self.count, but: 3, .errored("a line is longer than 16777216 bytes")))
  }
}

/// Implementations whose answers lie in a buffer until their input ends.
struct RunBufferingTests {
  private func run(
    _ count: Int, lines: Int, _ implementation: FakeImplementation = FakeImplementation()
  ) -> RunResult {
    Run(
      of: Cases.echoes(count), limits: .short,
      start: { () throws(ChildProcessError) in
        BufferingPeer(implementation.start(), lines: lines)
      }
    ).result()
  }

  private static let hint =
    "no answer within 0.3 s; it answered once its input had ended: "
    + "flush the output after every line, or give it more time"

  @Test(arguments: [1, 3])
  func answersThatComeAtTheEndOfTheInputAreExplained(count: Int) {
    let result = run(count, lines: 1)
    #expect(result.verdicts == Array(repeating: .errored(Self.hint), count: count))
    #expect(result.results.allSatisfy { $0.failureKind == .timeout })
  }

  @Test func announcementThatComesAtTheEndOfTheInputIsExplained() {
    let result = run(2, lines: 0)
    #expect(
      result.verdicts
        == Array(
          repeating: .errored(
            "it did not answer start within 0.3 s; it answered once its input had ended: "
              + "flush the output after every line, or give it more time"), count: 2))
    #expect(result.exitStatus == 2)
  }

  @Test func silenceThatLastsIsNotExplained() {
    let result = run(1, lines: 1, FakeImplementation { _, _, _ in [] })
    #expect(result.verdicts == [.errored("no answer within 0.3 s")])
  }

  @Test func crashAtTheEndOfTheInputIsNotExplained() {
    let result = run(1, lines: 1, FakeImplementation { _, _, _ in [.ended(partial: [])] })
    #expect(result.verdicts == [.errored("no answer within 0.3 s")])
  }

  @Test func whoeverAnsweredBeforeDoesFlush() {
    let result = run(2, lines: 2)
    #expect(result.verdicts == [.passed(note: nil), .errored("no answer within 0.3 s")])
  }
}

/// An implementation that says the same thing over and over does not keep a run from ending.
struct RunRepetitionTests {
  /// Answers its first request, and then that one again and again instead of the others.
  private final class Repeater: Peer {
    private var lines = [FakeImplementation.announcementLine()]
    private var repeated: String?
    private let end = ContinuousClock.now + .seconds(5)

    func send(_ line: String) {
      guard repeated == nil, let json = try? JSONValue(parsing: Array(line.utf8)),
        let request = try? Request(json: json, path: "")
      else { return }
      let output: JSONValue = ["dmls_epoch": request.input["epoch_secret"] ?? .null]
      repeated = Answer(seq: request.seq, .output(output, intermediates: [])).json.line
    }

    func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
      if let line = lines.popLast() { return .text(line) }
      // Ends some time, so that a run which never ends fails and does not hang.
      if .now > end { return .ended(partial: []) }
      guard let repeated, .now < deadline else { return .deadline }
      return .text(repeated)
    }

    func endInput() {}
    func finish(grace: Duration) -> PeerEnding { .killed }

    var standardErrorTail: [UInt8] { [] }
  }

  @Test func repeatedAnswerIsNoProgress() {
    let run = Run(
      of: Cases.echoes(2), limits: .short, start: { () throws(ChildProcessError) in Repeater() })
    #expect(
      run.result().verdicts
        == [.errored("it was answered twice"), .errored("no answer within 0.3 s")])
  }
}
