import Dispatch
import Synchronization
import VectorFiles

/// Work on several families at a time.
enum EachFamily {
  /// What comes of each family, in their order.
  ///
  /// `progress` hears how many are done.
  /// - Throws: what `work` throws for the first family, in their order.
  static func map<Value: Sendable>(
    _ families: [Family], progress: @Sendable (_ done: Int) -> Void = { _ in },
    _ work: @Sendable (Family) throws -> Value
  ) throws -> [Value] {
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    progress(0)
    DispatchQueue.concurrentPerform(iterations: families.count) { index in
      let result = Result { try work(families[index]) }
      results.withLock { results in
        results[index] = result
        progress(results.count)
      }
    }
    let all = results.withLock { $0 }
    return try families.indices.compactMap { try all[$0]?.get() }
  }
}
