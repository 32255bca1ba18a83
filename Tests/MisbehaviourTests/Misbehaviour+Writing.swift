extension Misbehaviour {
  /// Bytes that are no lines of JSON, and lines beside the answers.
  static let writing: [Misbehaviour] = [
    garbage(
      "invalid-json", "Writes what is not JSON.", "not JSON: Invalid value around character 32"),
    garbage(
      "invalid-utf8", "Writes what is not UTF-8.", "not JSON: the bytes are not valid UTF-8"),
    garbage("nul-byte", "Ends the JSON with a zero byte.", "not JSON: Invalid value around"),
    garbage(
      "byte-order-mark", "Begins with a byte order mark.",
      "not JSON: the text does not start with a JSON value; it was \"\\u{feff}{"),
    garbage(
      "deep-answer", "Nests arrays 100,000 deep.",
      "an answer does not follow the protocol: not JSON: "),
    garbage(
      "deep-and-open", "Opens 100,000 objects and closes none.",
      "an answer does not follow the protocol: not JSON: "),
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
