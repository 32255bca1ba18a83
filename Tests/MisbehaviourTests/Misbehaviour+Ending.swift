extension Misbehaviour {
  /// Processes that end in mid-run: the case at which they do so is errored, and it alone.
  static let ending: [Misbehaviour] = [
    ending("exits-with-success", "Exits with 0 in mid-run.", "exited with status 0"),
    ending("exits-with-status", "Exits with 70 in mid-run.", "exited with status 70"),
    ending("segmentation-fault", "Dies by SIGSEGV.", "was ended by signal 11 (SIGSEGV)"),
    ending("kills-itself", "Dies by SIGKILL.", "was ended by signal 9 (SIGKILL)"),
    ending("broken-pipe", "Dies by SIGPIPE.", "was ended by signal 13 (SIGPIPE)"),
    Misbehaviour(
      name: "aborts", does: "Says why in colour, and aborts.", verdicts: .oneErrs, status: 1,
      says: [
        "its output ended; it was ended by signal 6 (SIGABRT)\n"
          + "    stderr: not \\u{1b}[31mnil\\u{1b}[0m"
      ]),
    ending("kills-its-group", "Kills its process group.", "was ended by signal 9 (SIGKILL)"),
    Misbehaviour(
      name: "crashes-always", does: "Crashes on every case.", verdicts: .allErr, status: 1,
      says: ["its output ended; it was ended by signal 11 (SIGSEGV)"]),
    Misbehaviour(
      name: "crashes-always", does: "Crashes on every case of all suites, and is given up.",
      options: [], verdicts: Verdicts(errored: 49), status: 1,
      says: [
        "its output ended; it was ended by signal 11 (SIGSEGV)",
        "38 errored: not asked: the implementation broke down 11 times, and was given up",
      ]),
    Misbehaviour(
      name: "partial-line-and-exit", does: "Exits within a line.", verdicts: .oneErrs, status: 1,
      says: ["its output ended after a partial line, \"{\\\"seq\\\":8,\\\"out\"; it exited with"]),
    Misbehaviour(
      name: "trace-and-exit", does: "Writes a trace of four lines to its output, and exits.",
      verdicts: .oneErrs, status: 1, says: ["it was \"Traceback:\""]),
    Misbehaviour(
      name: "answers-and-exits", does: "Answers, and exits with 1.", verdicts: .allPass, status: 0,
      says: []),
    Misbehaviour(
      name: "one-answer-only", does: "Answers one request, and exits with 0.",
      verdicts: .allPass, status: 0, says: []),
    Misbehaviour(
      name: "exits-with-status-at-end", does: "Exits with 5 at the end of its input.",
      verdicts: .allPass, status: 0,
      says: ["At the end of its input the implementation exited with status 5; 0 was expected."]),
    Misbehaviour(
      name: "says-goodbye", does: "Writes a line for people at the end of its input.",
      verdicts: .allPass, status: 0,
      says: ["After its last answer the implementation wrote \"goodbye\"."]),
  ]

  private static func ending(_ name: String, _ does: String, _ how: String) -> Misbehaviour {
    Misbehaviour(
      name: name, does: does, verdicts: .oneErrs, status: 1, says: ["its output ended; it \(how)"])
  }
}
