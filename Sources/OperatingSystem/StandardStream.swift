/// The streams that a program has from its start, for what is no program of its own.
package enum StandardStream {
  /// Standard output.
  case output
  /// Standard error.
  case errors

  var descriptor: CInt { self == .output ? Descriptors.output : Descriptors.errors }

  /// Writes a text as it is.
  /// - Throws: `SystemError` where the stream is closed or full; with SIGPIPE ignored, also where
  ///   nobody reads it.
  package func write(_ text: String) throws(SystemError) {
    try Descriptors.writeAll(text.utf8, to: descriptor)
  }

  /// Writes a line to standard error; where that cannot be, nobody can be told.
  package static func complain(_ line: String) { try? errors.write("\(line)\n") }
}
