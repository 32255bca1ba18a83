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
  private static let tailLength = 4096

  private let process: pid_t
  private var input: CInt?
  private var output: CInt?
  private var errors: CInt?
  private var outgoing: [UInt8] = []
  private var written = 0
  private var incoming = LineBuffer()
  private var ending: PeerEnding?
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  package private(set) var standardErrorTail: [UInt8] = []

  /// Starts a command, its first word looked up on PATH.
  package init(command: [String]) throws(ChildProcessError) {
    let name = command.first ?? ""
    SystemCalls.ignoreBrokenPipes()
    guard let toChild = SystemCalls.makePipe() else {
      throw ChildProcessError(command: name, reason: SystemCalls.message(errno))
    }
    guard let fromChild = SystemCalls.makePipe() else {
      let reason = SystemCalls.message(errno)
      for end in [toChild.read, toChild.write] { SystemCalls.dismiss(end) }
      throw ChildProcessError(command: name, reason: reason)
    }
    guard let forPeople = SystemCalls.makePipe() else {
      let reason = SystemCalls.message(errno)
      for end in [toChild.read, toChild.write, fromChild.read, fromChild.write] {
        SystemCalls.dismiss(end)
      }
      throw ChildProcessError(command: name, reason: reason)
    }
    let spawned = SystemCalls.spawn(
      command, input: toChild.read, output: fromChild.write, errors: forPeople.write)
    for end in [toChild.read, fromChild.write, forPeople.write] { SystemCalls.dismiss(end) }
    switch spawned {
    case .success(let process):
      self.process = process
    case .failure(let error):
      for end in [toChild.write, fromChild.read, forPeople.read] { SystemCalls.dismiss(end) }
      throw ChildProcessError(command: name, reason: SystemCalls.message(error.number))
    }
    for end in [toChild.write, fromChild.read, forPeople.read] { SystemCalls.setNonBlocking(end) }
    input = toChild.write
    output = fromChild.read
    errors = forPeople.read
  }

  deinit {
    if ending == nil { _ = finish(grace: .zero) }
  }

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
      guard remaining > .zero else { return .deadline }
      let waited = min(remaining, Self.pulse)
      if !poll(for: waited), waited == Self.pulse, isGone, !poll(for: .zero) {
        // Nothing came, and nobody is there who could send more but a process that it left behind.
        close(&output)
      }
    }
  }

  package func endInput() {
    outgoing.removeAll()
    written = 0
    close(&input)
  }

  package func finish(grace: Duration) -> PeerEnding {
    endInput()
    let deadline = ContinuousClock.now + grace
    while !isGone, deadline > .now {
      // Whatever still comes is read and dropped, so that the child is not stuck writing it.
      if !poll(for: .milliseconds(5)), output == nil, errors == nil { usleep(5000) }
      incoming = LineBuffer()
    }
    let endedAlone = isGone
    // The group goes too: nothing that a child leaves behind outlives the conversation.
    SystemCalls.killGroup(of: process)
    // A child may have moved to another group.
    if !isGone { SystemCalls.killProcess(process) }
    while !isGone { usleep(1000) }
    _ = poll(for: .zero)
    close(&output)
    close(&errors)
    return endedAlone ? ending ?? .killed : .killed
  }

  /// Whether the child has ended.
  private var isGone: Bool {
    if ending == nil { ending = SystemCalls.reap(process) }
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
    guard !descriptors.isEmpty, SystemCalls.wait(for: &descriptors, duration) > 0 else {
      return false
    }
    for descriptor in descriptors where descriptor.revents != 0 {
      switch descriptor.fd {
      case output: readOutput()
      case errors: readErrors()
      default: write()
      }
    }
    return true
  }

  private func readOutput() {
    let count = read(from: &output)
    if count > 0 { incoming.append(chunk[..<count]) }
  }

  private func readErrors() {
    let count = read(from: &errors)
    if count > 0 {
      standardErrorTail += chunk[..<count]
      standardErrorTail.removeFirst(max(0, standardErrorTail.count - Self.tailLength))
    }
  }

  /// Reads what is there into the chunk; closes the stream at its end.
  private func read(from stream: inout CInt?) -> Int {
    guard let descriptor = stream,
      let count = SystemCalls.receive(from: descriptor, into: &chunk)
    else { return 0 }
    if count == 0 { close(&stream) }
    return count
  }

  /// Writes as much as the child takes; a child that takes no more gets no more.
  private func write() {
    guard let descriptor = input, written < outgoing.count else { return }
    if let count = SystemCalls.transmit(outgoing[written...], to: descriptor) {
      written += count
    } else {
      outgoing.removeAll()
      written = 0
      close(&input)
    }
  }

  private func close(_ stream: inout CInt?) {
    if let descriptor = stream { SystemCalls.dismiss(descriptor) }
    stream = nil
  }
}
