extension Misbehaviour {
  /// Lines that are JSON in UTF-8 and no answer, or not the right one.
  static let answering: [Misbehaviour] = [
    other("wrong-seq", "Answers to a seq that was never used.", "an answer to seq 999999, which"),
    Misbehaviour(
      name: "repeated-seq", does: "Answers to the seq before.", timeout: 1,
      verdicts: Verdicts(passed: 5, errored: 2), status: 1,
      says: ["it was answered twice\n", "no answer within 1 s\n"]),
    other("negative-seq", "Has a negative seq.", "seq: expected 0 to 2147483647, found -1; it was"),
    other(
      "seq-beyond-31-bits", "Has a seq of 33 bits.",
      "seq: expected 0 to 2147483647, found 4294967297; it was"),
    other("huge-seq", "Has a seq of 31 digits.", "seq: expected an integer, found a number"),
    other("seq-is-text", "Has a string for a seq.", "seq: expected an integer, found a string"),
    other("no-seq", "Has no seq.", "top level: the key \"seq\" is missing"),
    other(
      "output-and-error", "Answers two kinds at once.",
      "expected exactly one of output, error and skipped, found output and error"),
    other(
      "neither-output-nor-error", "Answers nothing.",
      "expected exactly one of output, error and skipped, found none"),
    other(
      "unknown-error-kind", "Has an error kind that there is not.",
      "error.kind: expected a kind of error, found \"tired\""),
    other(
      "skips-without-reason", "Skips and does not say why.",
      "skipped: the key \"reason\" is missing"),
    other(
      "output-is-text", "Has a string for an output.",
      "output: expected an object, found a string"),
    other(
      "value-is-number", "Has a number for bytes.",
      "output.dmls_epoch: expected a string of lower-case hex, found an integer"),
    other(
      "half-byte", "Has an odd number of hex digits.",
      "expected lower-case hex, found an odd number of digits (63)"),
    other(
      "upper-case-hex", "Writes hex in upper case.",
      "output.dmls_epoch: expected lower-case hex, found another character at position 2"),
    other("no-value", "Leaves out a key.", "output: the key \"dmls_epoch\" is missing"),
    other("extra-key", "Adds a key to the answer.", "top level: the key \"took\" is unknown"),
    other(
      "extra-key-in-output", "Adds a key to the output.", "output: the key \"took\" is unknown"),
    other("answers-twice", "Answers a request twice.", "it was answered twice\n"),
    other(
      "says-it-crashed", "Catches a crash and says so.",
      "it says that it crashed: index out of range\n"),
    Misbehaviour(
      name: "says-it-crashed-each", does: "Catches a crash on every case and says so.",
      options: [], verdicts: Verdicts(errored: 49), status: 1,
      says: ["it says that it crashed: index out of range\n"]),
    Misbehaviour(
      name: "short-value", does: "Leaves out the last byte.", verdicts: .oneFails, status: 1,
      says: ["^ byte 31\n"]),
    Misbehaviour(
      name: "refuses", does: "Refuses what it must answer.", verdicts: .oneFails, status: 1,
      says: ["actual   a refusal: wrong_length\n"]),
    Misbehaviour(
      name: "skips", does: "Skips one request.", verdicts: Verdicts(passed: 6, skipped: 1),
      status: 0, says: ["\n  1 skipped: not today\n"]),
    Misbehaviour(
      name: "reverse-order", does: "Answers the last request first.", verdicts: .allPass,
      status: 0, says: []),
  ]

  private static func other(_ name: String, _ does: String, _ reason: String) -> Misbehaviour {
    Misbehaviour(name: name, does: does, verdicts: .oneErrs, status: 1, says: [reason])
  }
}

extension Misbehaviour {
  /// Bytes that are no lines of JSON, and lines beside the answers.
  static let writing: [Misbehaviour] = [
    garbage(
      "invalid-json", "Writes what is not JSON.", "not JSON: expected a value, found } (column 33)"),
    garbage(
      "invalid-utf8", "Writes what is not UTF-8.", "not JSON: the bytes are not valid UTF-8"),
    garbage(
      "nul-byte", "Ends the JSON with a zero byte.",
      "not JSON: expected the end of the text, found U+0 "),
    garbage(
      "byte-order-mark", "Begins with a byte order mark.",
      "not JSON: expected a value, found U+FEFF (column 1); plain text was found on stdout"),
    garbage(
      "key-twice", "Writes seq twice.",
      "not JSON: the key \"seq\" stands twice in one object (column"),
    garbage(
      "trailing-comma", "Ends an object with a comma.", "not JSON: expected a key, found } (column"),
    garbage("deep-answer", "Nests arrays 100,000 deep.", "not JSON: more than 32 levels of arrays"),
    garbage(
      "deep-and-open", "Opens 100,000 objects and closes none.",
      "not JSON: more than 32 levels of arrays"),
    garbage("empty-line", "Writes an empty line before an answer.", "it was \"\"\n"),
    garbage("many-lines", "Writes 100,000 empty lines before an answer.", "it was \"\"\n"),
    garbage("debug-line", "Writes for people before an answer.", "it was \"about to answer\""),
    garbage(
      "trace-and-answer", "Writes a trace of four lines before an answer.",
      "it was \"Traceback:\""),
    garbage(
      "trace-and-silence", "Writes a trace of four lines and no answer.", "it was \"Traceback:\""),
    Misbehaviour(
      name: "debug-line-each", does: "Writes for people before every answer.", verdicts: .allErr,
      status: 1, says: ["it was \"about to answer\""]),
    Misbehaviour(
      name: "empty-line-after", does: "Writes an empty line after one answer.",
      verdicts: .allPass, status: 0, says: ["a line that answers nothing: \"\""]),
    Misbehaviour(
      name: "debug-line-after", does: "Writes for people after one answer.", verdicts: .allPass,
      status: 0, says: ["a line that answers nothing: \"answered\""]),
    Misbehaviour(
      name: "carriage-returns", does: "Ends its lines with CR and LF.", verdicts: .allPass,
      status: 0, says: []),
    Misbehaviour(
      name: "byte-by-byte", does: "Writes a byte at a time.", verdicts: .allPass, status: 0,
      says: []),
    Misbehaviour(
      name: "reads-slowly", does: "Reads a byte at a time from a pipe that holds a page.",
      options: [], verdicts: Verdicts(passed: 49), status: 0, says: []),
  ]

  private static func garbage(_ name: String, _ does: String, _ reason: String) -> Misbehaviour {
    Misbehaviour(name: name, does: does, verdicts: .oneErrs, status: 1, says: [reason])
  }
}

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
      name: "huge-values-each", does: "Gives every answer in 2 MiB of hex.",
      verdicts: Verdicts(failed: 7), status: 1, says: ["(4194304 characters)\n"]),
    Misbehaviour(
      name: "huge-key-each", does: "Has a key of 4 MiB in every answer.", verdicts: .allErr,
      status: 1,
      says: ["characters); leave it out: what is for people goes to stderr; it was \"{"]),
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
