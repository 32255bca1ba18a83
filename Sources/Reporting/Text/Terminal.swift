package import Foundation
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether colour and progress help: on a terminal, and colour never with NO_COLOR.
package struct TerminalStyle: Sendable {
  /// Whether colour is used.
  package var hasColour: Bool
  /// Whether lines may be overwritten to show progress.
  package var showsProgress: Bool

  /// A style without colour and progress, as in a pipe.
  package static let plain = TerminalStyle(hasColour: false, showsProgress: false)

  /// The style for an output that this process has.
  package static func fitting(_ handle: FileHandle) -> TerminalStyle {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(handle.fileDescriptor) == 1 && environment["TERM"] != "dumb"
    let isColourOff = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TerminalStyle(hasColour: isTerminal && !isColourOff, showsProgress: isTerminal)
  }

  /// A colour that a verdict or a mark is shown in.
  package enum Colour: String, Sendable {
    case green = "32"
    case red = "31"
    case yellow = "33"
    case dim = "2"
    case bold = "1"
  }

  /// The text in a colour, or as it is.
  package func paint(_ text: String, _ colour: Colour) -> String {
    hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

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
