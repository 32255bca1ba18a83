import Harness
import Synchronization

/// What is on record about an implementation, whichever of its processes it comes from: who it is,
/// and how often it broke down over what.
package final class Ledger: Sendable {
  private struct Entries {
    var announcement: Announcement?
    var differences: [String] = []
    var endings: [Ending] = []
    /// Breakdowns by the operation at fault.
    var breakdowns: [String: Int] = [:]
    /// Breakdowns that are no operation's.
    var others = 0
    var timeouts = 0
    var wasHeard = false
  }

  /// How many times as many timeouts as breakdowns of one operation are put up with: they take time.
  private static let timeoutsInAll = 3

  private let entries = Mutex(Entries())

  /// An empty one.
  package init() {}

  /// Notes who a process says it is, and tells who the first one was, which all are taken for.
  func introduce(_ announcement: Announcement) -> Announcement {
    entries.withLock { entries in
      guard let first = entries.announcement else {
        entries.announcement = announcement
        return announcement
      }
      for difference in first.differences(from: announcement)
      where !entries.differences.contains(difference) {
        entries.differences.append(difference)
      }
      return first
    }
  }

  /// Notes that there was an answer.
  func hear() {
    entries.withLock { $0.wasHeard = true }
  }

  /// Counts a breakdown over an operation, or over none that can be named.
  func count(_ kind: FailureKind, over operation: String?) {
    entries.withLock { entries in
      if let operation {
        entries.breakdowns[operation, default: 0] += 1
      } else {
        entries.others += 1
      }
      if kind == .timeout { entries.timeouts += 1 }
    }
  }

  /// Keeps a breakdown that is no case's fault.
  func keep(_ ending: Ending) {
    entries.withLock { $0.endings.append(ending) }
  }

  /// Why an operation is asked no more; nil while it broke down no more often than it may.
  func reasonToGiveUp(_ operation: String, after most: Int) -> String? {
    let count = entries.withLock { $0.breakdowns[operation] ?? 0 }
    guard count > most else { return nil }
    return "not asked: the implementation broke down \(count) times on \(operation), "
      + "which was given up"
  }

  /// Why nothing is asked any more: it never answered and broke down too often, or too often over
  /// no operation in particular, or its timeouts add up.
  func reasonToGiveUp(after most: Int) -> String? {
    entries.withLock { entries in
      let all = entries.breakdowns.values.reduce(entries.others, +)
      guard
        entries.others > most || (!entries.wasHeard && all > most)
          || entries.timeouts / Self.timeoutsInAll > most
      else { return nil }
      return "not asked: the implementation broke down \(all) times, and was given up"
    }
  }

  /// What is wrong with the implementation and is no case's fault.
  var findings: [Finding] {
    let (differences, endings) = entries.withLock { ($0.differences, $0.endings) }
    return Finding.all(of: endings) + (Finding(differences: differences).map { [$0] } ?? [])
  }
}
