import DMLS
package import Harness
import KeyDerivation
import OperatingSystem
import Operations
package import VectorFiles

/// How patient a run is, and how strict.
package struct RunLimits: Equatable, Sendable {
  /// How long an implementation may take for one answer.
  package var timeout = Duration.seconds(10)
  /// How long it may take to exit once its input has ended.
  package var grace = Duration.seconds(2)
  /// How long a pause shows that lines which answer nothing have come to an end.
  package var pause = Duration.milliseconds(200)
  /// How often it is started again after it broke down, before the rest is given up.
  package var restarts = 10
  /// How many requests may be in flight.
  package var window = 32
  /// Whether any refusal will do where one is expected, whatever its reason.
  package var acceptsAnyRefusal = false

  /// The defaults.
  package init() {}
}

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

  /// Whose breakdown it was.
  enum Search {
    /// Nobody is looked for.
    case over
    /// One of the suspects': it is counted, and the next one only tells whose it was.
    case begun
    /// Maybe this case's, alone in flight when a process ended that had answered before; beside
    /// that, whether a search had begun.
    case retrying(Int, isBegun: Bool)

    /// Whether a breakdown is counted that has no culprit yet.
    var isBegun: Bool {
      switch self {
      case .over: false
      case .begun: true
      case .retrying(_, let isBegun): isBegun
      }
    }
  }

  let limits: RunLimits
  let start: Start
  /// Is told how many cases are done, of how many.
  let progress: (_ done: Int, _ total: Int) -> Void
  let stops: Stop
  /// Whether the run is to end now, whatever its cases came to.
  let isInterrupted: () -> Bool

  var phase = Phase.opening
  var search = Search.over
  /// Whether all cases are asked one at a time, since answers could not be told apart.
  var isLockstep = false
  /// The first announcement, which holds for the whole run.
  var announcement: Announcement?
  var results: [CaseResult]
  var notes: [String] = []
  /// Cases not asked yet, as indices into `results`; the last one is asked first.
  var waiting: [Int] = []
  /// Cases that were in flight at a breakdown and are asked again, one at a time.
  var suspects: [Int] = []
  var breakdowns = 0
  var nextSeq = 1
  private var done = 0

  /// A run of the given cases.
  package init(
    of cases: [(family: Family, vectorCase: VectorCase)], limits: RunLimits = RunLimits(),
    start: @escaping Start, stops: @escaping Stop = { _ in false },
    isInterrupted: @escaping () -> Bool = { Interruption.received != nil },
    progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) {
    self.limits = limits
    self.start = start
    self.stops = stops
    self.isInterrupted = isInterrupted
    self.progress = progress
    results = cases.map {
      CaseResult(family: $0.family, vectorCase: $0.vectorCase, verdict: .errored("not asked"))
    }
  }

  /// Asks everything and returns when all cases have a verdict.
  package consuming func result() -> RunResult {
    repeat {
      switch (isInterrupted() ? nil : open(), phase) {
      case (nil, _): break
      case (.failure, _) where isInterrupted(): break
      case (.success(let conversation), .opening):
        plan(for: conversation.announcement)
        converse(conversation.peer)
      case (.success(let conversation), _):
        converse(conversation.peer)
      case (.failure(let failure), .opening):
        giveUp(Array(results.indices), failure.reason, tail: failure.standardErrorTail)
      case (.failure, _):
        breakdowns += 1
      }
      var reason = "not asked: the run ended with the first failure"
      if isInterrupted() {
        if case .opening = phase { waiting = Array(results.indices) }
        phase = .stopped
        reason = "not asked: the run was interrupted"
      }
      if isStopped {
        for index in takeRest() {
          results[index].asking = .cutOff
          results[index].verdict = .skipped(reason)
        }
      }
      if breakdowns > limits.restarts {
        giveUp(
          takeRest(),
          "not asked: the implementation broke down \(breakdowns) times, and was given up")
      }
    } while !(waiting.isEmpty && suspects.isEmpty)
    return RunResult(announcement: announcement, results: results, notes: notes)
  }

  /// Whether a result has ended the run.
  var isStopped: Bool {
    if case .stopped = phase { true } else { false }
  }

  /// Decides what is asked: only what the implementation announced.
  private mutating func plan(for announcement: Announcement) {
    self.announcement = announcement
    phase = .unheard
    for index in results.indices.reversed() {
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

  private mutating func giveUp(_ cases: [Int], _ reason: String, tail: [UInt8] = []) {
    for index in cases {
      results[index].asking = .unasked
      settle(index, .errored(reason), tail: tail)
    }
  }
}

extension Announcement {
  /// Why a case is not asked, or nil where it is.
  func reasonToSkip(_ vectorCase: VectorCase) -> String? {
    if !operations.contains(vectorCase.operation.name) {
      return "the operation \(vectorCase.operation.name) is not announced"
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
  private func draft(for vectorCase: VectorCase) -> DraftRevision? {
    vectorCase.drafts.first { drafts.contains($0) }
  }

  /// The question of a case, under the draft revision that is announced, else the case's first.
  func request(_ seq: Int, for vectorCase: VectorCase) -> Request {
    Request(
      seq: seq, operation: vectorCase.operation.name, cipherSuite: vectorCase.cipherSuite,
      draft: draft(for: vectorCase) ?? vectorCase.drafts[0], input: vectorCase.input)
  }
}
