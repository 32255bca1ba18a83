import Dispatch
import Synchronization
import VectorFiles

/// Work on several families at a time.
enum EachFamily {
  private struct Findings<Value: Sendable>: Sendable {
    var values: [Int: Result<Value, any Error>] = [:]
  }

  /// What comes of each family, in their order.
  ///
  /// `progress` hears how many are done.
  /// - Throws: what `work` throws for the first family, in their order.
  static func map<Value: Sendable>(
    _ families: [Family], progress: @Sendable (_ done: Int) -> Void = { _ in },
    _ work: @Sendable (Family) throws -> Value
  ) throws -> [Value] {
    let findings = Mutex(Findings<Value>())
    progress(0)
    DispatchQueue.concurrentPerform(iterations: families.count) { index in
      let result = Result { try work(families[index]) }
      findings.withLock { findings in
        findings.values[index] = result
        progress(findings.values.count)
      }
    }
    let values = findings.withLock { $0.values }
    return try families.indices.compactMap { try values[$0]?.get() }
  }
}
