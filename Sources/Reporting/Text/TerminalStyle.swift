package import Foundation

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
