extension Misbehaviour {
  /// The names of those that the verifier does not take as it must; it is an issue when it does.
  static let open: Set<String> = []
  static let formerly: Set<String> = [
    "answers-late", "crash-leaves-writer", "debug-line-after", "empty-line-after", "huge-message",
    "huge-name", "huge-reason", "many-keys", "many-lines", "many-values", "one-answer-only",
    "trace-and-answer", "trace-and-exit", "trace-and-silence",
  ]
}
