#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Calls on file descriptors, with Swift's types around them.
enum Descriptors {
  static let output: CInt = 1
  static let errors: CInt = 2

  /// Makes sure that the three standard streams are there and that a write which fails is an error
  /// and not the end of the program.
  ///
  /// A stream that the caller closed would else be the first file that is opened. In its place stands
  /// one that refuses what it is not for, so that a write still says that it is closed.
  static func prepareStandardStreams() {
    for (descriptor, mode) in [(0, O_WRONLY), (output, O_RDONLY), (errors, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number, which is this one.
      _ = unsafe open("/dev/null", mode)
    }
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
    // Where the caller ignored it, nobody could tell how a child ended.
    _ = signal(SIGCHLD, SIG_DFL)
  }

  /// Opens a path; no child inherits what is opened.
  static func opened(_ path: String, _ flags: CInt, mode: mode_t = 0o666) throws(SystemError)
    -> CInt
  {
    let descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last }
    return descriptor
  }

  /// Writes all bytes, however long it takes.
  static func writeAll(_ bytes: some Sequence<UInt8>, to descriptor: CInt) throws(SystemError) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest.removeFirst(count)
      } else if errno == EAGAIN {
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&waited, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Reads to the end.
  static func readAll(_ descriptor: CInt) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Closes a descriptor; the last write may fail only now.
  static func closed(_ descriptor: CInt) throws(SystemError) {
    guard close(descriptor) == 0 || errno == EINTR else { throw .last }
  }

  /// Whether a descriptor is open for writing.
  static func canWrite(_ descriptor: CInt) -> Bool {
    let flags = fcntl(descriptor, F_GETFL)
    return flags >= 0 && flags & O_ACCMODE != O_RDONLY
  }

  /// What is at a path, links followed.
  static func status(_ path: String) throws(SystemError) -> stat {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last }
    return status
  }

  /// What is behind a descriptor; nil where that is closed.
  static func status(_ descriptor: CInt) -> stat? {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }
}
