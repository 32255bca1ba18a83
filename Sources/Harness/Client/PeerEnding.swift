/// How a peer came to its end.
package enum PeerEnding: Equatable, Sendable {
  /// It exited with this status.
  case exited(status: Int)
  /// A signal ended it.
  case signalled(Int)
  /// It was still there when the grace was over, and was killed.
  case killed
}

extension PeerEnding: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exited(let status): "exited with status \(status)"
    case .signalled(let signal): "was ended by signal \(signal) (\(Self.name(of: signal)))"
    case .killed: "did not exit and was killed"
    }
  }

  private static func name(of signal: Int) -> String {
    // The numbers that Linux and Darwin share.
    let names = [
      1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 8: "SIGFPE",
      9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
    ]
    return names[signal] ?? "unnamed"
  }
}
