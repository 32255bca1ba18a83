import DMLS
package import Harness
import JSONText
import KeyDerivation
import Operations
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
  /// Is told how many cases are done, of how many.
  package typealias Progress = (_ done: Int, _ total: Int) -> Void

  let limits: RunLimits
  let start: Start
  let progress: Progress
  let stops: Stop

  var results: [CaseResult]
  var announcement: Announcement?
  var notes: [String] = []
  /// Cases not asked yet, as indices into `results`; the last one is asked first.
  var waiting: [Int] = []
  /// Cases that were in flight at a breakdown and are asked again, one at a time.
  var suspects: [Int] = []
  /// Whether all cases are asked one at a time, since answers could not be told apart.
  var isLockstep = false
  var breakdowns = 0
  /// Whether the last breakdown left suspects; the next one only tells which it was.
  var isSearching = false
  /// The case that was alone in flight when a process ended that had answered before.
  var retried: Int?
  /// Whether there was ever an answer.
  var hasAnswered = false
  /// What the end of its input told about an implementation that answers nothing, once tried.
  var silence: String?
  /// Whether a result has ended the run.
  var isStopped = false
  var nextSeq = 1
  var done = 0

  /// A run of the given cases.
  package init(
    of cases: [(family: Family, vectorCase: VectorCase)], limits: RunLimits = RunLimits(),
    start: @escaping Start, stops: @escaping Stop = { _ in false },
    progress: @escaping Progress = { _, _ in }
  ) {
    self.limits = limits
    self.start = start
    self.stops = stops
    self.progress = progress
    results = cases.map {
      CaseResult(family: $0.family, vectorCase: $0.vectorCase, verdict: .errored("not asked"))
    }
  }

  /// Asks everything and returns when all cases have a verdict.
  package consuming func result() -> RunResult {
    var isPlanned = false
    repeat {
      switch open() {
      case .success(let conversation):
        if !isPlanned { plan(for: conversation.announcement) }
        isPlanned = true
        converse(conversation.peer)
      case .failure(let failure):
        guard isPlanned else {
          giveUp(Array(results.indices), failure.reason, tail: failure.standardErrorTail)
          break
        }
        breakdowns += 1
      }
      if isStopped { stopRest() }
      if breakdowns > limits.restarts { giveUpRest() }
    } while !(waiting.isEmpty && suspects.isEmpty)
    return RunResult(announcement: announcement, results: results, notes: notes)
  }

  /// Decides what is asked: only what the implementation announced.
  private mutating func plan(for announcement: Announcement) {
    self.announcement = announcement
    for index in results.indices.reversed() {
      if let reason = announcement.reasonToSkip(results[index].vectorCase) {
        results[index].wasAsked = false
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
    if stops(results[index]) { isStopped = true }
    done += 1
    progress(done, results.count)
  }

  private mutating func stopRest() {
    for index in suspects + waiting {
      results[index].wasAsked = false
      results[index].isCutOff = true
      results[index].verdict = .skipped("not asked: the run ended with the first failure")
    }
    suspects = []
    waiting = []
  }

  private mutating func giveUpRest() {
    let rest = suspects + waiting
    suspects = []
    waiting = []
    giveUp(
      rest, "not asked: the implementation broke down \(breakdowns) times, and was given up",
      tail: [])
  }

  private mutating func giveUp(_ cases: [Int], _ reason: String, tail: [UInt8]) {
    for index in cases {
      results[index].wasAsked = false
      settle(index, .errored(reason), tail: tail)
    }
  }
}

extension Announcement {
  /// Why a case is not asked, or nil where it is.
  fileprivate func reasonToSkip(_ vectorCase: VectorCase) -> String? {
    if !operations.contains(vectorCase.operation) {
      return "the operation \(vectorCase.operation) is not announced"
    }
    if !cipherSuites.contains(vectorCase.cipherSuite) {
      return "cipher suite \(vectorCase.cipherSuite.rawValue) is not announced"
    }
    if draft(for: vectorCase) == nil {
      let drafts = vectorCase.drafts.map(\.rawValue).joined(separator: ", ")
      return "no draft revision of the case (\(drafts)) is announced"
    }
    return nil
  }

  /// The draft revision under which a case is asked: the first of the case's that is announced.
  func draft(for vectorCase: VectorCase) -> DraftRevision? {
    vectorCase.drafts.first { drafts.contains($0) }
  }
}
