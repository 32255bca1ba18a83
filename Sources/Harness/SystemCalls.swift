import OperatingSystem
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The POSIX calls that a child process needs, with Swift's types around them.
///
/// Foundation's Process is not used: it can neither put the child in a process group of its own on
/// every platform, nor reset the disposition of SIGPIPE, which the child would inherit as ignored.
enum SystemCalls {
  /// Held while a pipe is made and while a child is started: no child starts between the making of
  /// another's pipe and the mark that it must not inherit it.
  private static let spawning = Mutex(())

  /// Writing to a child that is gone must be an error, not the end of this program.
  static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// A pipe whose ends no other child inherits.
  static func makePipe() throws(SystemError) -> (read: CInt, write: CInt) {
    var ends: [CInt] = [-1, -1]
    let isMade = spawning.withLock { _ in
      guard unsafe pipe(&ends) == 0 else { return false }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return true
    }
    guard isMade else { throw SystemError(errno) }
    return (ends[0], ends[1])
  }

  /// Closes a descriptor.
  static func dismiss(_ descriptor: CInt) {
    _ = close(descriptor)
  }

  /// Waits until one of the descriptors is ready; the number of those that are.
  static func wait(for descriptors: inout [pollfd], _ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int(unsafe poll(&descriptors, nfds_t(descriptors.count), CInt(milliseconds)))
  }

  /// Reads what is there into a buffer: how many bytes, 0 for the end, nil where nothing is there.
  static func receive(from descriptor: CInt, into buffer: inout [UInt8]) -> Int? {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR ? nil : 0 }
    return count
  }

  /// Writes as much as is taken: how many bytes, nil where nobody reads any more.
  static func transmit(_ bytes: ArraySlice<UInt8>, to descriptor: CInt) -> Int? {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress, $0.count)
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR ? 0 : nil }
    return count
  }

  /// Ends a process that has not been reaped, wherever it has moved; its negative, every process of
  /// its group.
  static func end(_ process: pid_t) {
    _ = kill(process, SIGKILL)
  }

  /// Makes reads and writes return at once.
  static func setNonBlocking(_ descriptor: CInt) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// How often a program that somebody has open for writing is tried to be started.
  private static let attemptsWhileWritten = 200

  /// Starts a command in a process group of its own, found on PATH, with the given streams.
  static func spawn(
    _ command: [String], input: CInt, output: CInt, errors: CInt
  ) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, standard) in [(input, 0), (output, 1), (errors, 2)] as [(CInt, CInt)] {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, standard)
    }
    // A child would inherit what this process ignores and blocks, and behave as nowhere else.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in 1..<32 as Range<CInt> where signal != SIGKILL && signal != SIGSTOP {
      unsafe sigaddset(&signals, signal)
    }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = [POSIX_SPAWN_SETPGROUP, POSIX_SPAWN_SETSIGDEF, POSIX_SPAWN_SETSIGMASK]
    unsafe posix_spawnattr_setflags(&attributes, flags.reduce(0) { $0 | Int16($1) })

    var arguments = unsafe command.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
    guard let name = unsafe arguments[0] else { throw SystemError(ENOENT) }
    var process: pid_t = 0
    var result: CInt = ETXTBSY
    // A program that is being written is soon whole, as one that was built a moment ago; or another
    // process has just been started, and is about to close what it inherited.
    for attempt in 0..<attemptsWhileWritten where result == ETXTBSY {
      if attempt > 0 { usleep(10_000) }
      result = spawning.withLock { _ in
        unsafe posix_spawnp(&process, name, &actions, &attributes, arguments, environ)
      }
    }
    guard result == 0 else { throw SystemError(result) }
    return process
  }

  /// How a process ended; nil while it has not.
  static func reap(_ process: pid_t) -> PeerEnding? {
    var status: CInt = 0
    let result = unsafe waitpid(process, &status, WNOHANG)
    // Where children are reaped by whoever ignores SIGCHLD, this one is nobody's.
    if result < 0, errno == ECHILD { return .untold }
    let isStopped = status & 0xFF == 0x7F
    guard result == process, !isStopped else { return nil }
    let signal = Int(status & 0x7F)
    return signal == 0 ? .exited(status: Int(status >> 8 & 0xFF)) : .signalled(signal)
  }
}
