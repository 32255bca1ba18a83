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
        "not JSON: expected a value, found m (column 1); plain text was found on stdout, which belongs to "
          + "the answers; print it to stderr; it wrote \"my-dmls 0.3.0, ready"),
      refused(
        "other-version", "Speaks version 2 of the protocol.", "protocol: expected 1, found 2"),
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
      newer(
        "unknown-suite", "Announces a cipher suite that there is not.",
        "It announces the cipher suite 99, of which nothing is known here"),
      newer(
        "unknown-operation", "Announces an operation that there is not.",
        "It announces the operation sing, of which nothing is known here"),
      newer(
        "unknown-draft", "Announces a draft revision that there is not.",
        "It announces the draft revision 1, of which nothing is known here"),
      Misbehaviour(
        name: "unknown-draft-only", does: "Announces no other draft revision.",
        verdicts: Verdicts(skipped: 7), status: 2,
        says: [
          "It announces the draft revision 1, of which nothing is known here and nothing is asked; "
            + "known are 01, 02, 03.\n"
        ]),
      Misbehaviour(
        name: "announces-less-later", does: "Announces nothing in its second process.",
        options: ["--suite", "1", "--jobs", "2"], verdicts: .allPass, status: 1,
        says: ["announce themselves differently: not all announce the operation dmls_epoch.\n"]),
      Misbehaviour(
        name: "announces-other-version-later", does: "Is another version in its second process.",
        options: ["--suite", "1", "--jobs", "2"], verdicts: .allPass, status: 1,
        says: ["announce themselves differently: the version is \"1\" or \"2\".\n"]),
      Misbehaviour(
        name: "announces-nothing", does: "Announces no operation.",
        verdicts: Verdicts(skipped: 7), status: 2,
        says: ["7 skipped: not announced: operation dmls_epoch"]),
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

  private static func newer(_ name: String, _ does: String, _ remark: String) -> Misbehaviour {
    Misbehaviour(name: name, does: does, verdicts: .allPass, status: 0, says: [remark])
  }

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
  static let ending: [Misbehaviour] =
    [
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
    ] + nowAndThen

  /// Processes that end with no case at fault: the implementation is.
  private static let nowAndThen: [Misbehaviour] = [
    nowAndThen(
      "answers-and-exits", "Answers, and exits with 1.",
      "ended once over no case in particular: its output ended; it exited with status 1. "
        + "In flight were dmls_epoch/suite-1/secret-zeros, "),
    nowAndThen(
      "one-answer-only", "Answers one request, and exits with 0.",
      "over no case in particular: its output ended; it exited with status 0. In flight were "),
    nowAndThen(
      "killed-every-second", "Is killed at every second request.",
      "over no case in particular: its output ended; it was ended by signal 9 (SIGKILL)"),
    Misbehaviour(
      name: "killed-every-second", does: "Is killed so often that it is given up.", options: [],
      verdicts: Verdicts(passed: 13, errored: 36), status: 1,
      says: [
        "36 errored: not asked: the implementation broke down 11 times, and was given up\n",
        "ended 13 times over no case in particular: its output ended; it was ended by signal 9 ",
      ]),
    nowAndThen(
      "killed-every-third", "Is killed at every third request.",
      "over no case in particular: its output ended; it was ended by signal 9 (SIGKILL)"),
    nowAndThen(
      "crashes-at-odd-times", "Dies by SIGSEGV at any request but the first.",
      "over no case in particular: its output ended; it was ended by signal 11 (SIGSEGV)"),
    nowAndThen(
      "exits-every-second", "Exits with 0 at every second request.",
      "over no case in particular: its output ended; it exited with status 0"),
    nowAndThen(
      "crashes-when-hurried", "Dies where several requests wait to be read.",
      "ended once over no case in particular: its output ended; it was ended by signal 6 "),
    nowAndThen(
      "exits-with-status-at-end", "Exits with 5 at the end of its input.",
      "At the end of its input the implementation exited with status 5, once; an exit with "),
    nowAndThen(
      "crashes-at-end", "Dies by SIGSEGV at the end of its input.",
      "At the end of its input the implementation was ended by signal 11 (SIGSEGV), once; "),
    Misbehaviour(
      name: "says-goodbye", does: "Writes a line for people at the end of its input.",
      verdicts: .allPass, status: 0,
      says: ["After its last answer the implementation wrote \"goodbye\"."]),
  ]

  private static func nowAndThen(
    _ name: String, _ does: String, _ finding: String
  ) -> Misbehaviour {
    Misbehaviour(name: name, does: does, verdicts: .allPass, status: 1, says: [finding])
  }

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
    Misbehaviour(
      name: "holds-one-back", does: "Keeps one answer back while it gives the others.",
      options: [], timeout: 1, verdicts: Verdicts(passed: 48, errored: 1), status: 1,
      says: ["no answer within 1 s\n"]),
    Misbehaviour(
      name: "hangs-when-hurried", does: "Hangs where several requests wait to be read.",
      timeout: 1, verdicts: .allPass, status: 1,
      says: ["stopped answering once over no case in particular: no answer within 1 s. In flight"]),
    Misbehaviour(
      name: "hangs", does: "Hangs beyond the time for the whole run.",
      options: ["--suite", "1", "--limit", "5"], verdicts: Verdicts(passed: 3, errored: 4),
      status: 1, says: ["4 errored: no answer when the 5 s for the whole run were over\n"]),
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
      name: "closes-output-every-second", does: "Closes its output now and then and lives on.",
      options: ["--case", "*/suite-1/ordinary-?"], verdicts: Verdicts(passed: 3), status: 1,
      says: ["over no case in particular: its output ended; it did not exit and was killed. In "]),
    Misbehaviour(
      name: "answers-and-closes-output", does: "Answers, closes its output and lives on.",
      verdicts: .allPass, status: 1,
      says: [
        "ended once over no case in particular: its output ended; it did not exit and was killed."
      ]),
    Misbehaviour(
      name: "hangs-at-end", does: "Does not exit at the end of its input.", verdicts: .allPass,
      status: 1,
      says: ["At the end of its input the implementation did not exit and was killed, once; an "]),
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
      verdicts: .allPass, status: 1,
      says: ["At the end of its input the implementation did not exit and was killed, once; an "]),
    Misbehaviour(
      name: "left-shell", does: "Is a shell that leaves its harness behind when it is killed.",
      command: .shell("sleep 60 & exec cat"), verdicts: .allErr, status: 2,
      says: ["top level: the key \"name\" is missing"]),
  ]
}
