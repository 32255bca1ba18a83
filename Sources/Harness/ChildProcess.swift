import OperatingSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A command that speaks the harness protocol on its standard input and output.
///
/// One thread and poll(2): it writes only what the child takes, reads whatever comes on both
/// streams, and never waits past a deadline, whatever the child does.
package final class ChildProcess: Peer {
  /// How often a child that is silent is asked whether it still lives: one that left its pipes to
  /// a process of its own never closes them.
  private static let pulse = Duration.milliseconds(100)
  /// How long a child that was killed may take to go: one of another user or a traced one never does.
  private static let patience = Duration.seconds(2)

  private let process: pid_t
  private var input: CInt?
  private var output: CInt?
  private var errors: CInt?
  private var outgoing: [UInt8] = []
  private var written = 0
  private var incoming = LineBuffer()
  private var ending: PeerEnding?
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var errorOutput = ErrorOutput()

  /// Starts a command, its first word looked up on PATH.
  package init(command: [String]) throws(ChildProcessError) {
    SystemCalls.ignoreBrokenPipes()
    var pipes: [(read: CInt, write: CInt)] = []
    do throws(SystemError) {
      for _ in 0..<3 { pipes.append(try SystemCalls.makePipe()) }
      process = try SystemCalls.spawn(
        command, input: pipes[0].read, output: pipes[1].write, errors: pipes[2].write)
    } catch {
      for end in pipes.flatMap({ [$0.read, $0.write] }) { SystemCalls.dismiss(end) }
      throw ChildProcessError(command: command.first ?? "", error)
    }
    LiveChildren.add(process)
    for end in [pipes[0].read, pipes[1].write, pipes[2].write] { SystemCalls.dismiss(end) }
    for end in [pipes[0].write, pipes[1].read, pipes[2].read] { SystemCalls.setNonBlocking(end) }
    (input, output, errors) = (pipes[0].write, pipes[1].read, pipes[2].read)
  }

  deinit {
    if ending == nil { _ = finish(grace: .zero) }
  }

  package var standardErrorTail: [UInt8] { errorOutput.text }

  package func send(_ line: String) {
    guard input != nil else { return }
    if written == outgoing.count {
      outgoing.removeAll(keepingCapacity: true)
      written = 0
    }
    outgoing.append(contentsOf: line.utf8)
    outgoing.append(UInt8(ascii: "\n"))
    write()
  }

  package func next(until deadline: ContinuousClock.Instant) -> PeerEvent {
    while true {
      if let line = incoming.takeLine() {
        return line.count > HarnessProtocol.longestLine ? .lineTooLong : .line(line)
      }
      if incoming.partialCount > HarnessProtocol.longestLine { return .lineTooLong }
      guard output != nil else { return .ended(partial: incoming.partial) }
      let remaining = deadline - .now
      guard remaining > .zero, Interruption.received == nil else { return .deadline }
      let waited = min(remaining, Self.pulse)
      if !poll(for: waited), waited == Self.pulse, isGone, !poll(for: .zero) {
        // Nothing came, and nobody is there who could send more but a process that it left behind.
        close(&output)
      }
    }
  }

  /// Drops what the child has not taken yet, too.
  package func endInput() {
    outgoing.removeAll()
    written = 0
    close(&input)
  }

  package func finish(grace: Duration) -> PeerEnding {
    endInput()
    let deadline = ContinuousClock.now + grace
    while !isGone, deadline > .now, Interruption.received == nil {
      // Whatever still comes is read and dropped, so that the child is not stuck writing it.
      if !poll(for: .milliseconds(5)), output == nil, errors == nil { usleep(5000) }
      incoming = LineBuffer()
    }
    let endedAlone = isGone
    // The group goes too: nothing that a child leaves behind outlives the conversation.
    SystemCalls.end(-process)
    // A child may have moved to another group.
    if !isGone { SystemCalls.end(process) }
    let last = ContinuousClock.now + Self.patience
    while !isGone, last > .now { usleep(1000) }
    let isLeft = !isGone
    if isLeft { ending = .unkillable }
    _ = poll(for: .zero)
    close(&output)
    close(&errors)
    return endedAlone || isLeft ? ending ?? .killed : .killed
  }

  /// Whether the child has ended.
  private var isGone: Bool {
    if ending == nil, let found = SystemCalls.reap(process) {
      ending = found
      LiveChildren.remove(process)
    }
    return ending != nil
  }

  /// Moves whatever can be moved within a time; false where nothing could.
  private func poll(for duration: Duration) -> Bool {
    var descriptors: [pollfd] = []
    if let output { descriptors.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
    if let errors { descriptors.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
    if let input, written < outgoing.count {
      descriptors.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0))
    }
    guard !descriptors.isEmpty, SystemCalls.wait(for: &descriptors, duration) > 0
    else { return false }
    for descriptor in descriptors where descriptor.revents != 0 {
      switch descriptor.fd {
      case output: incoming.append(read(from: &output))
      case errors: errorOutput.append(read(from: &errors))
      default: write()
      }
    }
    return true
  }

  /// Reads what is there; closes the stream at its end.
  private func read(from stream: inout CInt?) -> ArraySlice<UInt8> {
    guard let descriptor = stream,
      let count = SystemCalls.receive(from: descriptor, into: &chunk)
    else { return [] }
    if count == 0 { close(&stream) }
    return chunk[..<count]
  }

  /// Writes as much as the child takes; a child that takes no more gets no more.
  private func write() {
    guard let descriptor = input, written < outgoing.count else { return }
    if let count = SystemCalls.transmit(outgoing[written...], to: descriptor) {
      written += count
    } else {
      endInput()
    }
  }

  private func close(_ stream: inout CInt?) {
    if let descriptor = stream { SystemCalls.dismiss(descriptor) }
    stream = nil
  }
}

/// A command could not be started.
package struct ChildProcessError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The command's first word.
  package var command: String
  /// The operating system's reason.
  package var reason: String

  package var description: String { "\(command): cannot be started: \(reason)" }

  /// What the system says of a command, and what can be done.
  init(command: String, _ error: SystemError) {
    self.command = command
    reason = [error.message, Self.advice(on: command, error)].compactMap(\.self)
      .joined(separator: "; ")
  }

  /// A command, and why it could not be started.
  package init(command: String, reason: String) {
    (self.command, self.reason) = (command, reason)
  }

  private static func advice(on command: String, _ error: SystemError) -> String? {
    let isThere = InputFile.exists(command)
    switch error.number {
    case ENOENT where command.isEmpty: return nil
    case ENOENT where isThere && command.contains("/"):
      return "the interpreter that its first line names is not there"
    case ENOENT where isThere: return "it is in this folder: ./\(command)"
    case ENOENT: return "give its path, or a name that is on PATH"
    case EACCES where InputFile.isDirectory(command): return "it is a folder"
    case EACCES: return "make it executable with chmod +x, or put its interpreter before it"
    case ENOEXEC: return "its first line must name its interpreter: #!/usr/bin/env python3"
    default: return nil
    }
  }
}

/// Bytes from a peer, cut into lines.
struct LineBuffer {
  private var bytes: [UInt8] = []
  private var start = 0
  /// Up to here there is no newline, so that a long line is searched once.
  private var searched = 0

  /// What has been received and not been taken as a line yet.
  var partial: [UInt8] { Array(bytes[start...]) }

  /// How many bytes that is.
  var partialCount: Int { bytes.count - start }

  /// Adds what was received.
  mutating func append(_ received: some Sequence<UInt8>) {
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      start = 0
      searched = 0
    }
    bytes.append(contentsOf: received)
  }

  /// Takes the next line without its newline, or nil where there is none yet.
  mutating func takeLine() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      if start > 0 {
        bytes.removeFirst(start)
        searched -= start
        start = 0
      }
      return nil
    }
    let line = Array(bytes[start..<end])
    start = end + 1
    searched = start
    return line
  }
}
