import Foundation
import Testing

/// Signals to verify-vectors: children are ended, and what was done is reported.
@Suite(.serialized, .enabled(if: PythonHarness.canRun, "python3 is needed"))
struct VerifyInterruptionTests {
  /// Refuses three requests; at the fourth it says who it is in a file and hangs at full load, or
  /// sleeps a second where it is told to.
  private static let child = """
    import json, os, sys, time
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "start":
            answer = {"protocol": 1, "name": "hangs", "drafts": ["01"], "cipher_suites": [1],
                      "operations": ["dmls_epoch"]}
        else:
            if request["seq"] == 4:
                with open("child", "w") as file:
                    file.write(str(os.getpid()))
                os.rename("child", "ready")
                while not sys.argv[1:]: pass
                time.sleep(1)
            answer = {"seq": request["seq"], "error": {"kind": "malformed"}}
        print(json.dumps(answer), flush=True)
    """

  /// Verifies the child and sends signals as soon as it hangs.
  private func verify(
    _ signals: String, options: String = "", child: String = "", before: String = "",
    _ body: (Program.Outcome, URL) throws -> Void
  ) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      try Data(Self.child.utf8).write(to: folder.appending(path: "child.py"))
      // What follows exec has the number of the shell, and ignores nothing that the shell does not.
      let outcome = try await Program.shell(
        """
        \(before)
        (while ! test -e ready; do sleep 0.05; done; sleep 0.6; \(signals)) >&- 2>&- &
        exec $verify_vectors --vectors . --suite 1 --timeout 30 \(options) \
        -- python3 child.py \(child)
        """, in: folder)
      try body(outcome, folder)
    }
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test(arguments: [("HUP", 129), ("INT", 130), ("TERM", 143)])
  func whatWasDoneIsReportedInEveryForm(signal: String, status: Int32) async throws {
    let forms = ["json", "junit", "markdown", "github", "html"]
    let options = forms.map { "--report \($0)=out.\($0)" }.joined(separator: " ")
    try await verify("kill -\(signal) $$", options: options) { (outcome, folder) throws in
      #expect(outcome.status == status)
      #expect(outcome.errors == "")
      let words = "Interrupted by SIG\(signal): 4 of 7 cases had no turn."
      #expect(outcome.output.contains("\n\(words)\n"))
      #expect(outcome.output.contains("\n  4 skipped: not asked: the run was interrupted\n"))
      #expect(
        outcome.output.hasSuffix("\n7 cases: 0 passed, 3 failed, 0 errored, 4 skipped\n"))
      for form in forms {
        #expect(try text("out.\(form)", in: folder).contains(words))
      }
      #expect(try text("out.json", in: folder).contains("\"exit_status\": \(status),"))
    }
  }

  @Test func hungChildIsEnded() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      try Data(Self.child.utf8).write(to: folder.appending(path: "child.py"))
      let outcome = try await Program.shell(
        """
        $verify_vectors --vectors . --timeout 30 -- python3 child.py >out & pid=$!
        while ! test -e ready; do sleep 0.05; done
        kill -TERM $pid; wait $pid; echo $?
        kill -0 $(cat ready) 2>/dev/null && echo alive; true
        """, in: folder)
      #expect(outcome.output == "143\n")
    }
  }

  @Test func everyProcessOfEveryImplementationIsEnded() async throws {
    try await verify(
      "kill -INT $$", options: "--jobs 2 --implementation other='python3 child.py'"
    ) { outcome, _ in
      #expect(outcome.status == 130)
      #expect(
        outcome.output.components(separatedBy: "Interrupted by SIGINT: ").count == 3)
    }
  }

  @Test func smokeTestIsEnded() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.shell(
        """
        (while ! test -e ready; do sleep 0.05; done; kill -TERM $$) >&- 2>&- &
        exec $verify_vectors smoke --vectors . --timeout 30 -- sh -c 'touch ready; sleep 200'
        """, in: folder)
      #expect(outcome.status == 143)
      #expect(outcome.output == "")
      #expect(
        outcome.errors
          == "verify-vectors: interrupted by SIGTERM: the harness was not heard to the end\n")
    }
  }

  /// timeout(1) and terminals may send one signal twice; that is one.
  @Test func signalsAtOnceAreOne() async throws {
    try await verify("kill -TERM $$; kill -TERM $$; kill -TERM $$") { outcome, _ in
      #expect(outcome.status == 143)
      #expect(outcome.output.hasSuffix(" 4 skipped\n"))
    }
  }

  /// The report waits for somebody who reads it.
  @Test func secondSignalEndsAtOnce() async throws {
    try await verify(
      "kill -TERM $$; sleep 1; kill -TERM $$",
      options: "--report github=pipe --report json=behind", before: "mkfifo pipe"
    ) { (outcome, folder) throws in
      #expect(outcome.status == 143)
      #expect(outcome.output.hasSuffix(" 4 skipped\n"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "behind").path))
    }
  }

  @Test func ignoredSignalStaysIgnored() async throws {
    try await verify("kill -HUP $$", child: "sleeps", before: "trap '' HUP") { outcome, _ in
      #expect(outcome.status == 1)
      #expect(outcome.output.hasSuffix("7 cases: 0 passed, 7 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test func interruptedRunChangesNoList() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      try Data(Self.child.utf8).write(to: folder.appending(path: "child.py"))
      let outcome = try await Program.shell(
        """
        echo 'dmls_epoch/suite-1/* failed output' >list
        (while ! test -e ready; do sleep 0.05; done; kill -TERM $$) >&- 2>&- &
        exec $verify_vectors --vectors . --timeout 30 --failures list --update-failures \
        -- python3 child.py
        """, in: folder)
      #expect(outcome.status == 143)
      #expect(
        outcome.errors
          == "verify-vectors: --update-failures: the run was interrupted; no list is changed\n")
      #expect(try text("list", in: folder) == "dmls_epoch/suite-1/* failed output\n")
    }
  }

  @Test func callerThatIgnoresTheEndOfChildrenIsNoHindrance() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.shell(
        "trap '' CHLD; exec $verify_vectors --vectors . -- $reference_harness", in: folder)
      #expect(outcome.status == 0)
    }
  }
}
