#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Files and directories that a program reads, with errors that a person understands.
package enum InputFile {
  /// The bytes of a file; nil where there is none.
  /// - Throws: `SystemError` for any other reason why they cannot be read.
  package static func bytesIfPresent(_ path: String) throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try bytes(path)
    } catch {
      guard error.number == ENOENT else { throw error }
      return nil
    }
  }

  /// The bytes of a file.
  /// - Throws: `SystemError`.
  package static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    let descriptor = try Descriptors.opened(path, O_RDONLY)
    defer { _ = close(descriptor) }
    return try Descriptors.readAll(descriptor)
  }

  /// Whether there is anything at a path, links followed.
  package static func exists(_ path: String) -> Bool { type(of: path) != nil }

  /// Whether there is a regular file at a path, links followed.
  package static func isRegular(_ path: String) -> Bool { type(of: path) == S_IFREG }

  /// Whether there is a directory at a path, links followed.
  package static func isDirectory(_ path: String) -> Bool { type(of: path) == S_IFDIR }

  private static func type(of path: String) -> mode_t? {
    (try? Descriptors.status(path)).map { $0.st_mode & S_IFMT }
  }

  /// The path without links and dots; nil where there is nothing.
  package static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The names of all that is in a directory, in no order.
  /// - Throws: `SystemError`.
  package static func names(inDirectory path: String) throws(SystemError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw .last }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
