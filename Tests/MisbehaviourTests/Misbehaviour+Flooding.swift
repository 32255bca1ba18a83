extension Misbehaviour {
  /// Streams that do not end.
  static let flooding: [Misbehaviour] = [
    Misbehaviour(
      name: "endless-line", does: "Writes 1 GiB and no newline.", verdicts: .oneErrs, status: 1,
      says: ["a line is longer than 16777216 bytes\n"]),
    Misbehaviour(
      name: "fills-errors", does: "Writes 1 GiB of lines to standard error, and answers.",
      verdicts: .allPass, status: 0, says: []),
    Misbehaviour(
      name: "endless-error-line", does: "Writes 1 GiB of escapes to standard error, and exits.",
      verdicts: .oneErrs, status: 1,
      says: ["its output ended; it exited with status 1\n    stderr: \\u{1b}\\u{1b}"]),
    Misbehaviour(
      name: "fills-output", does: "Writes 1 GiB of lines and reads nothing.",
      options: ["--case", "*/suite-1/ordinary-?"], timeout: 1,
      verdicts: Verdicts(errored: 3), status: 1, says: ["it was \"not an answer\""]),
    Misbehaviour(
      name: "fills-output-with-answers", does: "Writes 1 GiB of answers and reads nothing.",
      options: ["--case", "*/suite-1/ordinary-?"], timeout: 1, verdicts: Verdicts(errored: 3),
      status: 1,
      says: ["it was answered twice\n", "an answer to seq 1, which was not asked\n"]),
  ]
}
