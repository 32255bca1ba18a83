package import Foundation
import Synchronization

/// One line on a terminal that says how far a run is, and vanishes at its end.
package final class ProgressLine: Sendable {
  private let handle: FileHandle
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  /// A progress line on an output; silent where that is no terminal.
  package init(on handle: FileHandle) {
    self.handle = handle
    isShown = TerminalStyle.fitting(handle).showsProgress
  }

  /// Shows how far a run is, some times a second, from its first second on.
  package func show(_ done: Int, of total: Int, _ things: String) {
    show("\(done) of \(total) \(things)")
  }

  /// Shows what is going on, some times a second, from the first second on.
  package func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = lastShown.withLock { lastShown in
      guard now - start > .milliseconds(700), now - (lastShown ?? start) > .milliseconds(80) else {
        return false
      }
      lastShown = now
      return true
    }
    if isDue { handle.write(Data("\r\u{1B}[K\(text())".utf8)) }
  }

  /// Removes the line.
  package func clear() {
    if lastShown.withLock({ $0 != nil }) { handle.write(Data("\r\u{1B}[K".utf8)) }
  }
}
