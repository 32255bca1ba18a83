import Harness

extension ChildProcess {
  /// A child that runs a shell script.
  convenience init(shell script: String) throws(ChildProcessError) {
    try self.init(command: ["/bin/sh", "-c", script])
  }

  /// Waits for the next event, long enough for a machine under load.
  func next() -> PeerEvent { next(until: .now + .seconds(30)) }
}

extension PeerEvent {
  /// A line of text.
  static func text(_ line: String) -> PeerEvent { .line(Array(line.utf8)) }
}
