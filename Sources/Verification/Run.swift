package import Harness
import OperatingSystem
package import VectorFiles

/// One run of cases against one implementation.
///
/// Whatever the implementation does is a result and never the end of the run. Many requests are in
/// flight; when the implementation breaks down, those without an answer are asked again one at a
/// time, so that only the case at fault is errored.
package struct Run {
  /// Starts the implementation.
  package typealias Start = () throws(ChildProcessError) -> any Peer
  /// Whether the run ends with this result.
  package typealias Stop = (CaseResult) -> Bool

  /// How far a run has come.
  enum Phase {
    /// Nobody has said who it is, and nothing is asked.
    case opening
    /// Cases are asked, and none was ever answered.
    case unheard
    /// None was ever answered, and what the end of the input, tried once, told about the reason.
    case silent(hint: String)
    /// Cases are asked, and there was an answer.
    case heard
    /// A result has ended the run.
    case stopped
  }

  let limits: RunLimits
  let ledger: Ledger
  let start: Start
  /// Is told how many cases are done, of how many.
  let progress: (_ done: Int, _ total: Int) -> Void
  let stops: Stop
  /// Whether the run is to end now, whatever its cases came to.
  let isInterrupted: () -> Bool

  var phase = Phase.opening
  /// Whether all cases are asked one at a time, since answers could not be told apart.
  var isLockstep = false
  /// The announcement of the first process, which holds for all.
  var announcement: Announcement?
  var results: [CaseResult]
  var notes: [String] = []
  /// Cases not asked yet, as indices into `results`; the last one is asked first.
  var waiting: [Int]
  /// Cases that were in flight at a breakdown and are asked again, one at a time.
  var suspects: [Int] = []
  /// Breakdowns whose reason is looked for.
  var mysteries: [Mystery] = []
  var nextSeq = 1
  private var done = 0

  /// A run of the given cases; several runs of one implementation have one ledger.
  package init(
    of cases: [(family: Family, vectorCase: VectorCase)], limits: RunLimits = RunLimits(),
    in ledger: Ledger = Ledger(), start: @escaping Start,
    stops: @escaping Stop = { _ in false },
    isInterrupted: @escaping () -> Bool = { Interruption.received != nil },
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.limits = limits
    self.ledger = ledger
    self.start = start
    self.stops = stops
    self.isInterrupted = isInterrupted
    self.progress = progress
    results = cases.map {
      CaseResult(family: $0.family, vectorCase: $0.vectorCase, verdict: .errored("not asked"))
    }
    waiting = results.indices.reversed()
  }

  /// Asks everything and returns when all cases have a verdict.
  package consuming func result() -> RunResult {
    repeat {
      if !isInterrupted(), !limits.isOver { conversation() }
      var reason = "not asked: the run ended with the first failure"
      if isInterrupted() {
        phase = .stopped
        reason = "not asked: the run was interrupted"
      }
      if isStopped {
        for index in takeRest() {
          results[index].asking = .cutOff
          results[index].verdict = .skipped(reason)
        }
        mysteries = []
      } else if let reason = reasonToEnd {
        giveUp(takeRest(), reason)
      }
    } while !(waiting.isEmpty && suspects.isEmpty)
    for mystery in mysteries { leave(mystery) }
    return RunResult(
      announcement: announcement, results: results, notes: notes, findings: ledger.findings)
  }

  /// Starts a process and asks it until all is answered or it breaks down.
  private mutating func conversation() {
    switch (open(), phase) {
    case (.success(let conversation), .opening):
      plan(for: ledger.introduce(conversation.announcement))
      converse(conversation.peer)
    case (.success(let conversation), _):
      _ = ledger.introduce(conversation.announcement)
      converse(conversation.peer)
    case (.failure, _) where limits.isOver || isInterrupted():
      break
    case (.failure(let failure), .opening):
      giveUp(takeRest(), failure.reason, tail: failure.standardErrorTail)
    case (.failure(let failure), _):
      ledger.count(failure.kind, over: nil)
      ledger.keep(
        Ending(
          kind: failure.kind, time: .starting, how: failure.reason,
          standardErrorTail: failure.standardErrorTail))
    }
  }

  /// Why nothing more is asked, if that is so.
  private var reasonToEnd: String? {
    if let end = limits.end, end.isOver {
      return "not asked: the \(end.duration.inSeconds) for the whole run were over"
    }
    return ledger.reasonToGiveUp(after: limits.restarts)
  }

  /// Whether a result has ended the run.
  var isStopped: Bool {
    if case .stopped = phase { true } else { false }
  }

  /// Decides what is asked: only what the implementation announced.
  private mutating func plan(for announcement: Announcement) {
    self.announcement = announcement
    phase = .unheard
    notes += announcement.remarks
    let all = waiting
    waiting = []
    for index in all {
      if let reason = announcement.reasonToSkip(results[index].vectorCase) {
        results[index].asking = .unasked
        settle(index, .skipped(reason))
      } else {
        waiting.append(index)
      }
    }
  }

  /// Gives a case its verdict.
  mutating func settle(_ index: Int, _ verdict: Verdict, tail: [UInt8] = []) {
    results[index].verdict = verdict
    results[index].standardErrorTail = tail
    explain(by: index)
    if stops(results[index]) { phase = .stopped }
    done += 1
    progress(done, results.count)
  }

  /// Takes back the verdict of a case that is answered once more.
  mutating func spoil(_ index: Int) {
    results[index].verdict = .errored("it was answered twice")
    if stops(results[index]) { phase = .stopped }
  }

  /// The cases that are still to be asked, which are asked no more.
  private mutating func takeRest() -> [Int] {
    defer { (suspects, waiting) = ([], []) }
    return suspects + waiting
  }

  /// Errors cases that are asked no more.
  mutating func giveUp(_ cases: [Int], _ reason: String, tail: [UInt8] = []) {
    for index in cases {
      results[index].asking = .unasked
      settle(index, .errored(reason), tail: tail)
    }
  }
}
