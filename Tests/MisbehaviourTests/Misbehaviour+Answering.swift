extension Misbehaviour {
  /// Lines that are JSON in UTF-8 and no answer, or not the right one.
  static let answering: [Misbehaviour] = [
    other("wrong-seq", "Answers to a seq that was never used.", "an answer to seq 999999, which"),
    Misbehaviour(
      name: "repeated-seq", does: "Answers to the seq before.", timeout: 1,
      verdicts: Verdicts(passed: 5, errored: 2), status: 1,
      says: ["it was answered twice\n", "no answer within 1 s\n"]),
    other("negative-seq", "Has a negative seq.", "seq: expected 0 or more, found -1; it was"),
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
