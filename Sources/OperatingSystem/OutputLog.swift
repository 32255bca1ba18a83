import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that grows while a program runs, and that no child inherits.
///
/// A write that fails ends the log and not the program, which asks for the reason at the end.
package final class OutputLog: Sendable {
  private let descriptor: CInt
  private let state = Mutex<SystemError?>(nil)

  /// Opens an output, and empties it where it is a regular file.
  /// - Throws: `SystemError`.
  package init(_ output: OutputFile) throws(SystemError) {
    descriptor = try output.opened()
  }

  deinit { _ = close(descriptor) }

  /// Why the log is not whole; nil where it is.
  package var failure: SystemError? { state.withLock { $0 } }

  /// Writes a text at the end.
  package func write(_ text: String) {
    state.withLock { failure in
      guard failure == nil else { return }
      do throws(SystemError) {
        try Descriptors.writeAll(text.utf8, to: descriptor)
      } catch {
        failure = error
      }
    }
  }
}
