extension Misbehaviour {
  /// Nothing is asked, since no conversation begins; and openings that are odd and will do.
  static let starting: [Misbehaviour] =
    [
      refused(
        "exits-before-start", "Exits with 0 and reads nothing.",
        "its output ended before it answered start; it exited with status 0"),
      refused(
        "never-answers-start", "Reads and says nothing.",
        "it did not answer start within 1 s", timeout: 1),
      refused(
        "partial-announcement", "Exits within the announcement.",
        "it exited with status 3; it wrote \"{\\\"protocol\\\":1,\\\"na\""),
      refused(
        "banner", "Greets people before it announces itself.",
        "not JSON: Invalid value around character 0; it wrote \"my-dmls 0.3.0, ready"),
      refused(
        "other-version", "Speaks version 2 of the protocol.", "protocol: expected 1, found 2"),
      refused(
        "unknown-suite", "Announces a cipher suite that there is not.",
        "cipher_suites[1]: expected a cipher suite, 1 to 7, found 99"),
      refused(
        "unknown-operation", "Announces an operation that there is not.",
        "operations[1]: expected an operation of the protocol, found \"sing\""),
      refused(
        "unknown-draft", "Announces a draft revision that there is not.",
        "drafts[1]: expected a draft revision, found \"1\""),
      refused(
        "name-is-number", "Has a number for a name.",
        "name: expected a string, found an integer"),
      refused(
        "suites-are-text", "Writes its cipher suites as text.",
        "cipher_suites: expected an array, found a string"),
      refused("no-name", "Has no name.", "top level: the key \"name\" is missing"),
      refused(
        "unknown-key", "Announces a key that there is not.",
        "top level: the key \"mood\" is unknown"),
      refused(
        "announces-a-list", "Announces an array.",
        "top level: expected an object, found an array"),
      refused(
        "deep-announcement", "Announces arrays in arrays, 100,000 deep.",
        "the answer to start does not follow the protocol: not JSON: "),
      refused(
        "endless-announcement", "Writes 1 GiB and no newline.",
        "the answer to start is longer than 16777216 bytes"),
      Misbehaviour(
        name: "announces-nothing", does: "Announces no operation.",
        verdicts: Verdicts(skipped: 7), status: 2,
        says: ["7 skipped: the operation dmls_epoch is not announced"]),
      Misbehaviour(
        name: "announces-twice", does: "Announces itself again in the place of an answer.",
        caseAtFault: 0, verdicts: .oneErrs, status: 1,
        says: ["an answer does not follow the protocol: top level: the key \"seq\" is missing"]),
      Misbehaviour(
        name: "huge-name", does: "Has a name of 10 MiB.",
        verdicts: .allPass, status: 0, says: ["nnnnnnnn"]),
      Misbehaviour(
        name: "escapes-in-name", does: "Has a name that would move the cursor.",
        verdicts: .allPass, status: 0,
        says: ["\\u{1b}]0;owned\\u{7}\\u{1b}[2J\\u{d}\\u{a}name\\u{202e}, draft"]),
    ] + commands

  /// Commands that are no harness.
  private static let commands = [
    refused(
      "missing-command", "Does not exist.", "cannot be started: No such file or directory",
      .words(["/nonexistent/harness"])),
    refused(
      "empty-command", "Has no name.", "cannot be started: No such file or directory",
      .words([""])),
    refused(
      "unexecutable-file", "May not be executed.", "cannot be started: Permission denied",
      .unexecutable(text: "#!/bin/sh\n")),
    refused(
      "directory", "Is a directory.", "cannot be started: Permission denied", .words(["/"])),
    refused(
      "echo", "Sends back what it reads.", "top level: the key \"name\" is missing",
      .words(["cat"])),
    refused(
      "yes", "Writes the same word for ever.", "it wrote \"y\"", .words(["yes"])),
    refused(
      "nothing-but-nul", "Writes zero bytes for ever.",
      "the answer to start is longer than 16777216 bytes", .words(["cat", "/dev/zero"])),
    refused(
      "shell-error", "Is a shell that does not find the command.",
      "it exited with status 127", .shell("/nonexistent/harness --fast")),
  ]

  private static func refused(
    _ name: String, _ does: String, _ reason: String, _ command: Command = .hostile,
    timeout: Double = 20
  ) -> Misbehaviour {
    Misbehaviour(
      name: name, does: does, command: command, timeout: timeout, verdicts: .allErr, status: 2,
      says: [reason])
  }
}
