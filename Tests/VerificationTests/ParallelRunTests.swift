import Dispatch
import Operations
import Synchronization
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// Several processes of one implementation at once.
struct ParallelRunTests {
  private typealias Behaviour = @Sendable (_ number: Int, _ answer: Answer) -> [PeerEvent]

  /// What was seen by every thread of a run.
  private final class Seen: Sendable {
    let processes = Mutex(0)
    let progress = Mutex<[[Int]]>([])
  }

  private static let right: Behaviour = { _, answer in [.answer(answer)] }

  /// Every process is a fake of its own, so that none shares its state.
  private func run(
    _ count: Int, jobs: Int, ending: PeerEnding = .exited(status: 0), seen: Seen = Seen(),
    _ behaviour: @escaping Behaviour = right,
    stops: @Sendable (CaseResult) -> Bool = { _ in false }
  ) -> RunResult {
    RunResult(
      of: Cases.echoes(count), jobs: jobs, limits: .short,
      start: { () throws(ChildProcessError) -> any Peer in
        seen.processes.withLock { $0 += 1 }
        let implementation = FakeImplementation { number, answer, _ in behaviour(number, answer) }
        implementation.ending = ending
        return implementation.start()
      }, stops: stops,
      progress: { done, total in seen.progress.withLock { $0.append([done, total]) } }
    )
  }

  /// One fault of each kind among right answers.
  private static let faulty: Behaviour = { number, answer in
    switch number {
    case 2: [.answer(Answer(seq: answer.seq, .skipped(reason: "hard")))]
    case 5: [.ended(partial: [])]
    case 7: [.answer(Answer(seq: answer.seq, .refused(OperationError(.malformed))))]
    case 9: []
    default: [.answer(answer)]
    }
  }

  @Test(arguments: [1, 2, 3, 4, 10, 11, 12, 40])
  func numberOfJobsChangesNoResult(jobs: Int) {
    let count = 11
    let alone = FakeImplementation { number, answer, _ in Self.faulty(number, answer) }
      .run(Cases.echoes(count))
    #expect(
      alone.results.map(\.failureKind)
        == [nil, nil, nil, nil, nil, .crash, nil, .refused, nil, .timeout, nil])
    #expect(withoutDurations(run(count, jobs: jobs, Self.faulty)) == withoutDurations(alone))
  }

  /// How long an answer took is another in every run.
  private func withoutDurations(_ run: RunResult) -> RunResult {
    var run = run
    for index in run.results.indices { run.results[index].duration = .zero }
    return run
  }

  @Test(arguments: [(1, 1), (2, 2), (3, 3), (7, 7), (8, 7), (100, 7), (0, 1), (-1, 1)])
  func thereAreNoMoreProcessesThanJobsAndCases(jobs: Int, processes: Int) {
    let seen = Seen()
    #expect(run(7, jobs: jobs, seen: seen).verdicts == .passes(7))
    #expect(seen.processes.withLock(\.self) == processes)
  }

  @Test func noCasesAreNoSuccess() {
    let result = run(0, jobs: 4)
    #expect(result.results == [])
    #expect(result.exitStatus == 2)
  }

  @Test(arguments: [1, 2, 3, 40])
  func progressCountsToTheTotal(jobs: Int) {
    let seen = Seen()
    _ = run(11, jobs: jobs, seen: seen, Self.faulty)
    #expect(seen.progress.withLock(\.self) == (1...11).map { [$0, 11] })
  }

  @Test(arguments: [(1, "once"), (2, "twice"), (9, "9 times")])
  func endingsOfAllProcessesAreOneFinding(jobs: Int, times: String) {
    let result = run(9, jobs: jobs, ending: .exited(status: 3))
    #expect(
      result.findings == [
        Finding(
          kind: .crash,
          text: "At the end of its input the implementation exited with status 3, \(times); "
            + "an exit with status 0 was expected.")
      ])
    #expect(result.exitStatus == 1)
  }

  /// However many processes there are, it is started no more often.
  @Test(arguments: [1, 2, 4])
  func patienceIsShared(jobs: Int) {
    let seen = Seen()
    let result = run(100, jobs: jobs, seen: seen, { _, _ in [.ended(partial: [])] })
    #expect(result.count(.errored) == 100)
    let crashes = result.results.count { $0.failureKind == .crash }
    // Each process that broke down before the last one was counted may count too.
    #expect((11..<11 + jobs).contains(crashes))
    #expect(seen.processes.withLock(\.self) <= 22 + 2 * jobs)
  }

  /// Every second process announces less; nothing slips away as not announced.
  @Test(arguments: [2, 3])
  func processesThatAnnounceDifferentlyAreAFinding(jobs: Int) {
    let seen = Seen()
    let result = RunResult(of: Cases.echoes(9), jobs: jobs, limits: .short) {
      () throws(ChildProcessError) -> any Peer in
      let isOdd = seen.processes.withLock {
        $0 += 1
        return $0 % 2 == 1
      }
      let implementation = FakeImplementation()
      let operations = isOdd ? ["dmls_epoch", "tree_node"] : ["dmls_epoch"]
      implementation.announcement = [
        .text(FakeImplementation.announcementLine(operations: operations))
      ]
      return implementation.start()
    }
    #expect(
      result.findings == [
        Finding(
          kind: .protocol,
          text: "The processes of the implementation announce themselves differently: "
            + "not all announce the operation tree_node.")
      ])
    #expect(result.exitStatus == 1)
  }

  @Test func notesStandInTheOrderOfTheJobs() {
    // Of six cases each of three processes has two; the second is its last.
    let result = run(6, jobs: 3) { number, answer in
      guard number >= 3 else { return [.answer(answer)] }
      return [.answer(answer), .text(number.isMultiple(of: 2) ? "even" : "odd")]
    }
    #expect(
      result.notes == [
        #"After its last answer the implementation wrote "odd"."#,
        #"After its last answer the implementation wrote "even"."#,
      ])
  }

  @Test func processThatDoesNotStartErrorsItsOwnCasesOnly() {
    let seen = Seen()
    let error = ChildProcessError(command: "dmls", reason: "No such file or directory")
    let result = RunResult(of: Cases.echoes(10), jobs: 2, limits: .short) {
      () throws(ChildProcessError) -> any Peer in
      let isFirst = seen.processes.withLock {
        $0 += 1
        return $0 == 1
      }
      guard isFirst else { throw error }
      return FakeImplementation().start()
    }
    #expect(result.announcement?.name == "fake")
    // Whichever job came second, its cases are every other one.
    let kinds = result.results.map(\.failureKind)
    #expect(kinds[0] != kinds[1])
    #expect(kinds == (0..<10).map { kinds[$0 % 2] })
    #expect(result.results.count { $0.failureKind == .unasked } == 5)
    #expect(result.count(.passed) == 5)
  }

  /// The first case fails; each of the other processes answers its first request only then.
  @Test(arguments: [1, 2, 3])
  func firstFailureEndsEveryJob(jobs: Int) {
    let failed = DispatchSemaphore(value: 0)
    let result = run(
      12, jobs: jobs,
      { number, answer in
        guard number % jobs == 0 else {
          // Whoever waited lets the next one go; a run that never fails is not waited for.
          _ = failed.wait(timeout: .now() + 20)
          failed.signal()
          return [.answer(answer)]
        }
        let isWrong = number == 0
        return [
          .answer(isWrong ? Answer(seq: answer.seq, .refused(OperationError(nil))) : answer)
        ]
      },
      stops: { result in
        guard result.verdict.kind == .failed else { return false }
        failed.signal()
        return true
      })
    let rest = Verdict.skipped("not asked: the run ended with the first failure")
    #expect(result.results.first?.failureKind == .refused)
    #expect(
      Array(result.verdicts.dropFirst())
        == .passes(jobs - 1) + Array(repeating: rest, count: 12 - jobs))
    #expect(result.results.map(\.wasAsked) == (0..<12).map { $0 < jobs })
  }
}
