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
        "not JSON: expected a value, found m (column 1); it wrote \"my-dmls 0.3.0, ready"),
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

extension Misbehaviour {
  /// Processes that have others, or are not where they were started.
  static let multiplying: [Misbehaviour] = [
    Misbehaviour(
      name: "makes-zombies", does: "Has fifty children and waits for none.", verdicts: .allPass,
      status: 0, says: []),
    Misbehaviour(
      name: "leaves-grandchild", does: "Leaves a process that holds its pipes.",
      verdicts: .allPass, status: 0, says: []),
    Misbehaviour(
      name: "crash-leaves-grandchild", does: "Exits, and leaves a process that holds its pipes.",
      verdicts: .oneErrs, status: 1, says: ["its output ended; it exited with status 1\n"]),
    Misbehaviour(
      name: "crash-leaves-session",
      does: "Exits, and leaves a process that holds its pipes in a session of its own.",
      leaves: 2, verdicts: .oneErrs, status: 1,
      says: ["its output ended; it exited with status 1\n"]),
    Misbehaviour(
      name: "crash-leaves-writer",
      does: "Exits, and leaves a process that fills its output in a session of its own.",
      timeout: 1, verdicts: .oneErrs, status: 1, says: ["it was \"y\""]),
    Misbehaviour(
      name: "leaves-group", does: "Goes on in a session of its own, and never exits.",
      verdicts: .allPass, status: 0,
      says: [
        "At the end of its input the implementation did not exit and was killed; 0 was expected."
      ]),
    Misbehaviour(
      name: "left-shell", does: "Is a shell that leaves its harness behind when it is killed.",
      command: .shell("sleep 60 & exec cat"), verdicts: .allErr, status: 2,
      says: ["top level: the key \"name\" is missing"]),
  ]
}
