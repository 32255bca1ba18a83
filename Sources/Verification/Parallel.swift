import Dispatch
import Synchronization

/// Work on all cores.
enum Parallel {
  /// The values for the numbers from 0, several at a time.
  static func mapped<Value: Sendable>(
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

extension Collection where Index == Int, Self: Sendable {
  /// The elements that fit, in order, several tried at a time.
  func filteredInParallel(_ fits: @Sendable (Element) -> Bool) -> [Element] {
    let places = Array(indices)
    let isFitting = Parallel.mapped(places.count) { fits(self[places[$0]]) }
    return zip(places, isFitting).filter(\.1).map { self[$0.0] }
  }
}
