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
