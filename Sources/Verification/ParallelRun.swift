import Dispatch
package import Harness
import Synchronization
package import VectorFiles

extension RunResult {
  /// Asks one implementation, by at most so many processes of it at once.
  ///
  /// `start` starts a process and is called from any thread; `stops` says whether the run ends with
  /// a result; `progress` is told how many cases are done, of how many.
  package init(
    of cases: [(family: Family, vectorCase: VectorCase)], jobs: Int, limits: RunLimits,
    start: @escaping @Sendable () throws(ChildProcessError) -> any Peer,
    stops: @Sendable (CaseResult) -> Bool = { _ in false },
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    let jobs = max(1, min(jobs, cases.count))
    let ledger = Ledger()
    let done = Mutex(0)
    let isStopped = Mutex(false)
    // Neither closure outlives this call, since all parts are run when it returns.
    let parts = withoutActuallyEscaping(stops) { stops in
      withoutActuallyEscaping(progress) { progress in
        Parallel.mapped(jobs) { job in
          Run(
            // Every so many-th case: the families differ in what a case costs.
            of: stride(from: job, to: cases.count, by: jobs).map { cases[$0] }, limits: limits,
            in: ledger, start: start,
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
    announcement = parts.lazy.compactMap(\.announcement).first
    results = cases.indices.map { parts[$0 % jobs].results[$0 / jobs] }
    notes = []
    for note in parts.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    findings = ledger.findings
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
