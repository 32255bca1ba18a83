import Foundation
import Testing

/// What is shown on a terminal while something is going on.
@Suite(.serialized, .enabled(if: PythonHarness.canRun, "python3 is needed"))
struct ProgressTests {
  /// Runs a command on a terminal of its own and hands on what that shows.
  private static let terminal = """
    import os, pty, sys
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(sys.argv[1], sys.argv[1:])
    while True:
        try:
            shown = os.read(terminal, 4096)
        except OSError:
            break
        if not shown: break
        os.write(1, shown)
    os.waitpid(process, 0)
    """

  /// Refuses all requests; before the fourth answer it is silent for a while.
  private static let child = """
    import json, sys, time
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "start":
            answer = {"protocol": 1, "name": "slow", "drafts": ["01"], "cipher_suites": [1],
                      "operations": ["dmls_epoch"]}
        else:
            if request["seq"] == 4: time.sleep(2.5)
            answer = {"seq": request["seq"], "error": {"kind": "malformed"}}
        print(json.dumps(answer), flush=True)
    """

  private func run(_ command: String) async throws -> Program.Outcome {
    try await Scratch.withVectors("dmls_epoch") { folder in
      for (name, text) in [("terminal.py", Self.terminal), ("child.py", Self.child)] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      return try await Program.shell(command, in: folder)
    }
  }

  private static let verify = "$verify_vectors --vectors . --suite 1 -- python3 child.py"

  @Test func whatIsGoingOnIsShownAlsoWhileNothingNewIsSaid() async throws {
    let outcome = try await run("TERM=xterm NO_COLOR= python3 terminal.py \(Self.verify)")
    #expect(outcome.output.contains("\r\u{1B}[K3 of 7 cases (1 s)"))
    #expect(outcome.output.contains("\r\u{1B}[K3 of 7 cases (2 s)"))
    #expect(outcome.output.contains("\u{1B}[31mFAILED\u{1B}[0m "))
    // The line is gone before the report begins.
    #expect(outcome.output.contains("\r\u{1B}[K\u{1B}[1mslow\u{1B}[0m, draft"))
  }

  @Test(arguments: ["TERM=xterm NO_COLOR=1", "TERM=dumb"])
  func colourIsNotForEveryTerminal(environment: String) async throws {
    let outcome = try await run("\(environment) python3 terminal.py \(Self.verify)")
    #expect(!outcome.output.contains("\u{1B}[3"))
    #expect(outcome.output.contains("\u{1B}") == environment.contains("xterm"))
  }

  @Test func pipeGetsNothingOfIt() async throws {
    let outcome = try await run("\(Self.verify) 2>&1 | cat")
    #expect(outcome.isPlain)
    #expect(!outcome.output.contains(" of 7 cases"))
  }
}
