/// A signal, by its number.
package struct Signal: Equatable, Sendable, CustomStringConvertible {
  /// The number.
  package let number: CInt

  /// The signal of a number.
  package init(_ number: CInt) { self.number = number }

  /// The name, such as SIGTERM; "unnamed" for those that Linux and Darwin number differently.
  package var description: String {
    switch number {
    case 1: "SIGHUP"
    case 2: "SIGINT"
    case 3: "SIGQUIT"
    case 4: "SIGILL"
    case 5: "SIGTRAP"
    case 6: "SIGABRT"
    case 8: "SIGFPE"
    case 9: "SIGKILL"
    case 11: "SIGSEGV"
    case 13: "SIGPIPE"
    case 14: "SIGALRM"
    case 15: "SIGTERM"
    default: "unnamed"
    }
  }

  /// The exit status of a program that ends since it was sent this.
  package var exitStatus: CInt { 128 + number }
}
