extension Misbehaviour {
  /// Processes that do not go on.
  static let hanging: [Misbehaviour] = [
    hanging("hangs", "Stops reading and writing.", "no answer within 1 s\n"),
    hanging(
      "hangs-deaf-to-signals", "Hangs, and ignores every signal that it can.",
      "no answer within 1 s\n"),
    hanging("stops-itself", "Stops itself with SIGSTOP.", "no answer within 1 s\n"),
    hanging("never-answers-one", "Leaves out one answer.", "no answer within 1 s\n"),
    hanging(
      "partial-line-and-silence", "Stops within a line.", "no answer within 1 s\n"),
    hanging("answers-late", "Answers half a second too late.", "no answer within 1 s\n"),
  ]

  /// Processes that close a stream or wait for its end.
  static let closing: [Misbehaviour] = [
    hanging(
      "closes-output", "Closes its output and lives on.",
      "its output ended; it did not exit and was killed"),
    Misbehaviour(
      name: "closes-input", does: "Closes its input and lives on.",
      options: ["--case", "*/suite-1/ordinary-?"], timeout: 1,
      verdicts: Verdicts(errored: 3), status: 1, says: ["no answer within 1 s\n"]),
    Misbehaviour(
      name: "closes-errors", does: "Closes its standard error.", verdicts: .allPass, status: 0,
      says: []),
    Misbehaviour(
      name: "answers-at-end", does: "Keeps its answers until its input ends.",
      options: ["--case", "*/suite-1/ordinary-?"], timeout: 1,
      verdicts: Verdicts(errored: 3), status: 1,
      says: ["no answer within 1 s; it answered once its input had ended: flush"]),
    Misbehaviour(
      name: "hangs-at-end", does: "Does not exit at the end of its input.", verdicts: .allPass,
      status: 0,
      says: [
        "At the end of its input the implementation did not exit and was killed; 0 was expected."
      ]),
  ]

  private static func hanging(_ name: String, _ does: String, _ reason: String) -> Misbehaviour {
    Misbehaviour(
      name: name, does: does, timeout: 1, verdicts: .oneErrs, status: 1, says: [reason])
  }
}
