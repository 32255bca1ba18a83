/// A POSIX error number.
struct SystemError: Error, Equatable, Sendable {
  /// The number.
  let number: CInt
}
