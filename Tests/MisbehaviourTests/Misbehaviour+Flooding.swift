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

  /// Lines that are long, and keep within what a line may be.
  static let exceeding: [Misbehaviour] = [
    Misbehaviour(
      name: "huge-and-right", does: "Answers with 10 MiB of white space.", verdicts: .allPass,
      status: 0, says: []),
    Misbehaviour(
      name: "huge-value", does: "Answers with 5 MiB in hex.", verdicts: .oneFails, status: 1,
      says: ["(10485760 characters)\n"]),
    Misbehaviour(
      name: "huge-message", does: "Refuses with a message of 8 MiB.", verdicts: .oneFails,
      status: 1, says: ["actual   a refusal: without a kind (why\\u{a}why"]),
    Misbehaviour(
      name: "huge-reason", does: "Skips for a reason of 5 MiB.",
      verdicts: Verdicts(passed: 6, skipped: 1), status: 0, says: ["1 skipped: \\u{1b}[31m"]),
    Misbehaviour(
      name: "many-values", does: "Answers with five million arrays.", verdicts: .oneErrs,
      status: 1, says: ["not JSON: more than 65536 values"]),
    Misbehaviour(
      name: "many-keys", does: "Answers with a million keys.", verdicts: .oneErrs, status: 1,
      says: ["not JSON: more than 65536 values"]),
  ]
}
