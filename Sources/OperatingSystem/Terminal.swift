import Dispatch
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

  /// A style.
  package init(hasColour: Bool, showsProgress: Bool) {
    self.hasColour = hasColour
    self.showsProgress = showsProgress
  }

  /// A style without colour and progress, as in a pipe.
  package static let plain = TerminalStyle(hasColour: false, showsProgress: false)

  /// The style for an output that this process has.
  package static func fitting(_ stream: StandardStream) -> TerminalStyle {
    fitting(stream.descriptor)
  }

  static func fitting(_ descriptor: CInt) -> TerminalStyle {
    let isTerminal = isatty(descriptor) == 1 && Environment.value("TERM") != "dumb"
    let isColourOff = Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
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

/// One line on a terminal that says what is going on and for how long, and vanishes at its end.
///
/// It is drawn from its first second on, some times a second, also while nothing new is said.
package final class ProgressLine: Sendable {
  private struct State {
    var text = ""
    var drawn = ""
    var isOver = false
  }

  private let descriptor: CInt
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// A progress line on an output; silent where that is no terminal.
  package convenience init(on stream: StandardStream) { self.init(on: stream.descriptor) }

  init(on descriptor: CInt) {
    self.descriptor = descriptor
    isShown = TerminalStyle.fitting(descriptor).showsProgress
    if isShown { DispatchQueue(label: "progress").async { self.drawUntilCleared() } }
  }

  /// Says how far a run is.
  package func show(_ done: Int, of total: Int, _ things: String) {
    show("\(done) of \(total) \(things)")
  }

  /// Says what is going on.
  package func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let text = text()
    state.withLock { $0.text = text }
  }

  /// Removes the line for good.
  package func clear() {
    state.withLock { state in
      state.isOver = true
      if !state.drawn.isEmpty { write("") }
    }
  }

  private func drawUntilCleared() {
    while state.withLock({ !$0.isOver }) {
      usleep(100_000)
      let elapsed = ContinuousClock.now - start
      guard elapsed > .milliseconds(700) else { continue }
      state.withLock { state in
        let text = "\(state.text) (\(elapsed.components.seconds) s)"
        guard !state.isOver, !state.text.isEmpty, text != state.drawn else { return }
        state.drawn = text
        write(text)
      }
    }
  }

  private func write(_ text: String) {
    try? Descriptors.writeAll("\r\u{1B}[K\(text)".utf8, to: descriptor)
  }
}
