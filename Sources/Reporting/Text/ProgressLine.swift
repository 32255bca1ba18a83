package import Foundation

/// One line on a terminal that says how far a run is, and vanishes at its end.
package final class ProgressLine {
  private let handle: FileHandle
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?

  /// A progress line on an output; silent where that is no terminal.
  package init(on handle: FileHandle) {
    self.handle = handle
    isShown = TerminalStyle.fitting(handle).showsProgress
  }

  /// Shows how far a run is, some times a second, from its first second on.
  package func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(700), now - (lastShown ?? start) > .milliseconds(80) else {
      return
    }
    lastShown = now
    handle.write(Data("\r\u{1B}[K\(done) of \(total) cases".utf8))
  }

  /// Removes the line.
  package func clear() {
    if lastShown != nil { handle.write(Data("\r\u{1B}[K".utf8)) }
  }
}
