import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a program says to whoever started it, on standard output and standard error.
///
/// A standard output that is closed, full or read by nobody ends no program: it does what is left to
/// do, says why the output is not whole, and exits with 2.
package final class Console: Sendable {
  /// The exit status of a program that could not write what it should.
  package static let outputFailure: CInt = 2

  /// The name of the program.
  package let program: String
  private let failure = Mutex<SystemError?>(nil)

  /// Prepares the standard streams of a program, before it opens anything.
  package init(_ program: String) {
    self.program = program
    Descriptors.prepareStandardStreams()
  }

  /// Writes a text to standard output as it is.
  package func write(_ text: String) {
    failure.withLock { failure in
      guard failure == nil else { return }
      do throws(SystemError) {
        try StandardStream.output.write(text)
      } catch {
        failure = error
      }
    }
  }

  /// Writes a line to standard output.
  package func print(_ line: String) { write("\(line)\n") }

  /// Writes a text to standard error as it is; where that cannot be, nobody can be told.
  package func writeError(_ text: String) {
    try? StandardStream.errors.write(text)
  }

  /// Writes a line for people to standard error.
  package func complain(_ text: String) { writeError("\(program): \(text)\n") }

  /// Ends the program.
  package func end(_ status: CInt) -> Never {
    let failure = failure.withLock { $0 }
    if let failure { complain("standard output cannot be written: \(failure)") }
    exit(failure == nil ? status : max(status, Self.outputFailure))
  }
}
