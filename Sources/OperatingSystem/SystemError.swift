#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the operating system refused, as a sentence for people.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The POSIX error number.
  package let number: CInt

  /// An error number.
  package init(_ number: CInt) { self.number = number }

  /// The error of the call that has just failed.
  static var last: SystemError { SystemError(errno) }

  /// What the system itself calls it.
  package var message: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  /// A sentence without its full stop; "it" is the file.
  package var description: String {
    switch number {
    case EACCES, EPERM: "permission is denied"
    case EBADF: "it is closed"
    case EDQUOT: "the quota is used up"
    case EFBIG: "it would be larger than a file may be"
    case EISDIR: "it is a directory"
    case ELOOP: "its links lead in a circle"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "its name is too long"
    case ENOENT: "there is no such file or directory"
    case ENOSPC: "no space is left"
    case ENOTDIR: "it is not a directory"
    case ENXIO, EPIPE: "nobody reads it"
    case EROFS: "the file system is read-only"
    default: message
    }
  }
}
