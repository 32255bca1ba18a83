/// Why numbers would mean nothing.
enum BenchmarkError: Error {
  /// A piece of work did not do what it was timed for.
  case wrongResult
}
