#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a program writes something: a file, a device, a pipe, or standard output, which is `-`.
///
/// A regular file is written beside its place and moved there, so that it is the old one or the new
/// one and never a part; links are followed, mode and owner stay. Anything else is written through.
package struct OutputFile: Hashable, Sendable {
  /// What stands for standard output.
  package static let standardOutput = "-"
  /// How many milliseconds a FIFO is waited for that nobody reads yet.
  private static let patience = 5000

  /// The path as it was given.
  package let path: String

  /// What a path leads to.
  enum Place {
    /// A descriptor that is open already.
    case descriptor(CInt)
    /// A device or a FIFO.
    case stream
    /// A regular file, or the place of one, links followed.
    case file(String, existing: stat?)
  }

  /// The output at a path.
  package init(_ path: String) { self.path = path }

  /// Whether it is standard output by one of its names.
  package var isStandardOutput: Bool { namedDescriptor == Descriptors.output }

  /// What two outputs share that would overwrite each other; nil for what is written through.
  package var identity: String? {
    guard case .file(let target, let existing)? = try? place() else { return nil }
    if let existing { return "\(existing.st_dev) \(existing.st_ino)" }
    let folder = try? Descriptors.status(Self.parent(of: target))
    let name = target.split(separator: "/").last ?? ""
    return folder.map { "\($0.st_dev) \($0.st_ino) \(name)" }
  }

  /// Shows, without touching it, that it can be written as far as one can know.
  /// - Throws: `SystemError` where it cannot.
  package func check() throws(SystemError) {
    switch try place() {
    case .descriptor(let descriptor):
      guard Descriptors.canWrite(descriptor) else { throw SystemError(EBADF) }
    case .stream: try Self.check(path, W_OK)
    case .file(let target, existing: nil): try Self.check(Self.parent(of: target), W_OK | X_OK)
    case .file(let target, existing: _): try Self.check(target, W_OK)
    }
  }

  /// Writes the whole.
  /// - Throws: `SystemError`; a regular file is then as it was.
  package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
    let staged = try stage(Array(bytes))
    defer { staged.discard() }
    try staged.commit()
  }

  /// Writes the whole beside its place, to be moved there later; what is written through is kept
  /// until then.
  /// - Throws: `SystemError`.
  package func stage(_ bytes: [UInt8]) throws(SystemError) -> StagedOutput {
    guard case .file(let target, let existing) = try place() else {
      return StagedOutput(output: self, bytes: bytes, temporary: nil)
    }
    try check()
    do throws(SystemError) {
      let temporary = try TemporaryFile(beside: target, like: existing, bytes)
      return StagedOutput(output: self, bytes: bytes, temporary: temporary)
    } catch {
      // A file that may be written in a directory that may not.
      guard existing != nil, [EACCES, EPERM].contains(error.number) else { throw error }
      return StagedOutput(output: self, bytes: bytes, temporary: nil)
    }
  }

  /// Opens it for what comes bit by bit; a regular file is emptied.
  func opened() throws(SystemError) -> CInt {
    switch try place() {
    case .descriptor(let descriptor):
      guard Descriptors.canWrite(descriptor) else { throw SystemError(EBADF) }
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { throw .last }
      return copy
    case .file(let target, _):
      return try Descriptors.opened(target, O_WRONLY | O_CREAT | O_TRUNC)
    case .stream:
      // To open a FIFO waits for a reader, and nothing may wait for ever.
      var waited = 0
      while true {
        do throws(SystemError) {
          let descriptor = try Descriptors.opened(path, O_WRONLY | O_NONBLOCK | O_NOCTTY)
          _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
          return descriptor
        } catch {
          guard error.number == ENXIO, waited < Self.patience else { throw error }
        }
        usleep(20_000)
        waited += 20
      }
    }
  }

  /// What the path leads to now.
  func place() throws(SystemError) -> Place {
    if let named = namedDescriptor { return .descriptor(named) }
    do throws(SystemError) {
      let status = try Descriptors.status(path)
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw SystemError(EISDIR)
      case S_IFREG: break
      default: return .stream
      }
      // To move another file there would part it from a standard stream that leads to it.
      let streams = [Descriptors.output, Descriptors.errors].filter { stream in
        Descriptors.status(stream).map { $0.st_dev == status.st_dev && $0.st_ino == status.st_ino }
          ?? false && Descriptors.canWrite(stream)
      }
      if let stream = streams.first { return .descriptor(stream) }
      return .file(try Self.realPath(path), existing: status)
    } catch {
      guard error.number == ENOENT else { throw error }
      return .file(try Self.targetOfLinks(path), existing: nil)
    }
  }

  /// The descriptor that the path names, such as `/dev/stdout`.
  private var namedDescriptor: CInt? {
    switch path {
    case Self.standardOutput, "/dev/stdout": return Descriptors.output
    case "/dev/stderr": return Descriptors.errors
    default:
      let folder = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
      return folder.flatMap { CInt(path.dropFirst($0.count)) }
    }
  }

  private static func check(_ path: String, _ mode: CInt) throws(SystemError) {
    guard unsafe access(path, mode) == 0 else { throw .last }
  }

  /// The folder of a path.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func realPath(_ path: String) throws(SystemError) -> String {
    guard let resolved = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Where a link leads that leads to no file yet; the path itself where it is no link.
  private static func targetOfLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = unsafe readlink(path, &buffer, buffer.count)
      guard count > 0 else { return path }
      let link = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = link.hasPrefix("/") ? link : "\(parent(of: path))/\(link)"
    }
    throw SystemError(ELOOP)
  }
}

/// What is written beside its place, or kept, until it is committed.
package struct StagedOutput: Sendable {
  let output: OutputFile
  let bytes: [UInt8]
  let temporary: TemporaryFile?

  /// Puts it in its place.
  /// - Throws: `SystemError`.
  package func commit() throws(SystemError) {
    if let temporary {
      do throws(SystemError) {
        return try temporary.move()
      } catch {
        // A file that is mounted by itself cannot be replaced.
        guard error.number == EBUSY else { throw error }
      }
    }
    let descriptor = try output.opened()
    defer { _ = close(descriptor) }
    try Descriptors.writeAll(bytes, to: descriptor)
  }

  /// Removes what was written beside its place and is not in it.
  package func discard() { temporary?.remove() }
}

/// A file that will stand in the place of another one.
struct TemporaryFile: Sendable {
  private let path: String
  private let target: String

  /// Writes bytes beside a place, with the mode and the owner of what is there.
  init(beside target: String, like existing: stat?, _ bytes: [UInt8]) throws(SystemError) {
    self.target = target
    let folder = OutputFile.parent(of: target)
    var number = 0
    var opened: (path: String, descriptor: CInt)?
    while opened == nil {
      let path = "\(folder)/.dmls-vectors-\(getpid())-\(number)"
      do throws(SystemError) {
        opened = (path, try Descriptors.opened(path, O_WRONLY | O_CREAT | O_EXCL))
      } catch {
        guard error.number == EEXIST, number < 1000 else { throw error }
        number += 1
      }
    }
    guard let (path, descriptor) = opened else { throw SystemError(EEXIST) }
    self.path = path
    do throws(SystemError) {
      if let existing {
        // Only root can give files away; to others their own is good enough.
        _ = fchown(descriptor, existing.st_uid, existing.st_gid)
        _ = fchmod(descriptor, existing.st_mode & 0o7777)
      }
      try Descriptors.writeAll(bytes, to: descriptor)
    } catch {
      _ = close(descriptor)
      remove()
      throw error
    }
    do throws(SystemError) {
      try Descriptors.closed(descriptor)
    } catch {
      remove()
      throw error
    }
  }

  /// Moves it to its place in one step.
  func move() throws(SystemError) {
    guard unsafe rename(path, target) == 0 else { throw .last }
  }

  func remove() { _ = unsafe unlink(path) }
}

/// Directories that a program writes into.
package enum OutputDirectory {
  /// Makes a directory and those above it, where they are not there.
  /// - Throws: `SystemError`.
  package static func make(_ path: String) throws(SystemError) {
    if unsafe mkdir(path, 0o777) == 0 { return }
    let error = SystemError.last
    switch error.number {
    case EEXIST:
      guard try Descriptors.status(path).st_mode & S_IFMT == S_IFDIR else {
        throw SystemError(ENOTDIR)
      }
    case ENOENT where path.contains("/") && path != "/":
      try make(OutputFile.parent(of: path))
      guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .last }
    default: throw error
    }
  }

  /// Makes the directories above a file, where they are not there.
  /// - Throws: `SystemError`.
  package static func make(above file: String) throws(SystemError) {
    try make(OutputFile.parent(of: file))
  }

  /// Shows that files can be put into a directory, or that it can be made.
  /// - Throws: `SystemError` where not.
  package static func check(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      guard try Descriptors.status(path).st_mode & S_IFMT == S_IFDIR else {
        throw SystemError(ENOTDIR)
      }
      guard unsafe access(path, W_OK | X_OK) == 0 else { throw .last }
    } catch {
      let parent = OutputFile.parent(of: path)
      guard error.number == ENOENT, parent != path else { throw error }
      try check(parent)
    }
  }
}
