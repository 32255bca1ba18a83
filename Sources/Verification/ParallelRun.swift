import Dispatch
package import Harness
import Synchronization
package import VectorFiles

/// One run of cases against one implementation, by several processes of it at once.
package struct ParallelRun: Sendable {
  /// Starts a process of the implementation; called from any thread.
  package typealias Start = @Sendable () throws(ChildProcessError) -> any Peer

  private let cases: [(family: Family, vectorCase: VectorCase)]
  private let jobs: Int
  private let limits: RunLimits
  private let start: Start

  /// A run of the given cases by at most so many processes.
  package init(
    of cases: [(family: Family, vectorCase: VectorCase)], jobs: Int, limits: RunLimits,
    start: @escaping Start
  ) {
    self.cases = cases
    self.jobs = max(1, min(jobs, cases.count))
    self.limits = limits
    self.start = start
  }

  /// Asks everything and returns when all cases have a verdict.
  /// - Parameters:
  ///   - stops: Whether the run ends with this result.
  ///   - progress: Told how many cases are done, of how many.
  /// - Returns: The results, in the order of the cases.
  package func result(
    stops: @Sendable (CaseResult) -> Bool, progress: @Sendable (Int, Int) -> Void
  ) -> RunResult {
    let done = Mutex(0)
    let isStopped = Mutex(false)
    // Neither closure outlives this call, since all parts are run when it returns.
    let parts = withoutActuallyEscaping(stops) { stops in
      withoutActuallyEscaping(progress) { progress in
        Parallel.mapped(jobs) { job in
          Run(
            of: share(of: job), limits: limits, start: start,
            stops: { result in
              isStopped.withLock { isStopped in
                isStopped = isStopped || stops(result)
                return isStopped
              }
            },
            progress: { _, _ in
              done.withLock { done in
                done += 1
                progress(done, cases.count)
              }
            }
          ).result()
        }
      }
    }
    return merged(parts)
  }

  /// Every so many-th case: the families differ in what a case costs.
  private func share(of job: Int) -> [(family: Family, vectorCase: VectorCase)] {
    stride(from: job, to: cases.count, by: jobs).map { cases[$0] }
  }

  private func merged(_ parts: [RunResult]) -> RunResult {
    var notes: [String] = []
    for note in parts.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    return RunResult(
      announcement: parts.lazy.compactMap(\.announcement).first,
      results: cases.indices.map { parts[$0 % jobs].results[$0 / jobs] }, notes: notes)
  }
}

/// Work on all cores.
package enum Parallel {
  /// The values for the numbers from 0, several at a time.
  package static func mapped<Value: Sendable>(
    _ count: Int, _ value: @Sendable (Int) -> Value
  ) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let value = value(index)
      values.withLock { $0[index] = value }
    }
    return values.withLock { $0.compactMap(\.self) }
  }
}
