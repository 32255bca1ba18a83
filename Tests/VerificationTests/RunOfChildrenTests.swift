import Foundation
import Harness
import TestSupport
import Testing
import VectorFiles
import Verification

/// A real child process that answers the cases of `Cases`, with room for a fault.
enum ScriptedChild {
  static let absence: String = "python3 is absent, so no real child can be run"

  /// The interpreter itself, without what may stand before it on PATH; nil, said aloud, where
  /// there is none.
  private static let python: String? = {
    let child = try? ChildProcess(command: ["python3", "-c", "import sys; print(sys.executable)"])
    guard case .line(let path)? = child?.next(until: .now + .seconds(60)), !path.isEmpty else {
      FileHandle.standardError.write(Data("SKIPPED: \(absence)\n".utf8))
      return nil
    }
    return String(decoding: path, as: UTF8.self)
  }()

  /// Whether real children can be run.
  static var canRun: Bool { python != nil }

  /// `fault` runs for each request, with `number`, `seq`, `value` and `answer(seq, value)` in
  /// reach; where it sets `done`, the request is not answered as usual.
  static func run(
    count: Int, fault: String, atEnd: String = "pass", timeout: Duration = .seconds(60),
    grace: Duration = .seconds(60), limits: RunLimits? = nil
  ) -> RunResult {
    let program = """
      import json, os, select, sys, time
      def write(text):
          sys.stdout.write(text)
          sys.stdout.flush()
      def answer(seq, value):
          write(json.dumps({"seq": seq, "output": {"dmls_epoch": value}}) + "\\n")
      sys.stdin.readline()
      write(json.dumps({"protocol": 1, "name": "scripted", "drafts": ["01"],
          "cipher_suites": [1], "operations": ["dmls_epoch"]}) + "\\n")
      kept = []
      for line in sys.stdin:
          request = json.loads(line)
          seq, value = request["seq"], request["input"]["epoch_secret"]
          number, done = int(value, 16), False
          \(fault.split(separator: "\n").joined(separator: "\n    "))
          if not done:
              answer(seq, value)
      \(atEnd)
      """
    var usual = RunLimits()
    usual.timeout = timeout
    usual.grace = grace
    usual.window = 4
    return Run(
      of: Cases.echoes(count), limits: limits ?? usual,
      start: { () throws(ChildProcessError) in
        try ChildProcess(command: [python ?? "python3", "-c", program])
      }
    ).result()
  }
}

/// The same faults as those of `FakeImplementation`, in real processes.
@Suite(.serialized, .enabled(if: ScriptedChild.canRun, "python3 is needed"))
struct RunOfChildrenTests {
  private static let count = 9

  @Test func everythingPasses() {
    let result = ScriptedChild.run(count: 100, fault: "pass")
    #expect(result.verdicts == .passes(100))
    #expect(result.notes == [])
    #expect(result.findings == [])
    #expect(result.exitStatus == 0)
  }

  @Test(arguments: [
    ("os.kill(os.getpid(), 9)", "its output ended; it was ended by signal 9 (SIGKILL)"),
    ("sys.exit(0)", "its output ended; it exited with status 0"),
    ("os._exit(70)", "its output ended; it exited with status 70"),
    (
      "write('{\"seq\"'); os._exit(1)",
      #"its output ended after a partial line, "{\"seq\""; it exited with status 1"#
    ),
    ("answer(seq + 500, value); done = True", "an answer to seq SEQ, which was not asked"),
    ("answer(seq, value)", "it was answered twice"),
  ])
  func faultOnOneCaseErrorsThatCase(fault: String, reason: String) {
    let result = ScriptedChild.run(
      count: Self.count, fault: "if number == 4: \(fault)")
    var expected = reason
    if reason.contains("SEQ"), case .errored(let found) = result.verdicts[4] {
      // The seq depends on how often the case was asked.
      expected = reason.replacing("SEQ", with: found.filter(\.isNumber))
    }
    #expect(result.verdicts == .passes(Self.count, but: 4, .errored(expected)))
    #expect(result.exitStatus == 1)
  }

  @Test func closedOutputErrorsThatCase() {
    let result = ScriptedChild.run(
      count: Self.count, fault: "if number == 4: os.close(1); time.sleep(60)",
      grace: .milliseconds(300))
    let reason = "its output ended; it did not exit and was killed"
    #expect(result.verdicts == .passes(Self.count, but: 4, .errored(reason)))
  }

  // The time that a child has for its first line is the same, so that this one cannot be shorter.
  @Test func hangOnOneCaseErrorsThatCase() {
    let result = ScriptedChild.run(
      count: Self.count, fault: "if number == 4: write('half an answ'); time.sleep(60)",
      timeout: .seconds(2), grace: .milliseconds(300))
    #expect(
      result.verdicts == .passes(Self.count, but: 4, .errored("no answer within 2 s")))
  }

  @Test func standardErrorOfTheCrashIsKept() {
    let result = ScriptedChild.run(
      count: Self.count, fault: "if number == 4: sys.stderr.write('why'); os._exit(1)")
    #expect(
      result.results.map { String(decoding: $0.standardErrorTail, as: UTF8.self) }
        == (0..<Self.count).map { $0 == 4 ? "why" : "" })
  }

  @Test func answersInReverseOrderPass() {
    let result = ScriptedChild.run(
      count: 12,
      fault: """
        kept.append((seq, value)); done = True
        if len(kept) == 4:
            while kept: answer(*kept.pop())
        """)
    #expect(result.verdicts == .passes(12))
  }

  @Test func answersInOneBurstPass() {
    let result = ScriptedChild.run(
      count: 12,
      fault: """
        kept.append(json.dumps({"seq": seq, "output": {"dmls_epoch": value}})); done = True
        if len(kept) == 4: write("\\n".join(kept) + "\\n"); kept = []
        """)
    #expect(result.verdicts == .passes(12))
  }

  @Test func answersOneByteAtATimePass() {
    let result = ScriptedChild.run(
      count: Self.count,
      fault: """
        for c in json.dumps({"seq": seq, "output": {"dmls_epoch": value}}) + "\\n": write(c)
        done = True
        """)
    #expect(result.verdicts == .passes(Self.count))
  }

  @Test func grandchildThatHoldsThePipesDoesNotKeepTheRun() {
    let result = ScriptedChild.run(
      count: Self.count, fault: "if number == 0: os.spawnlp(os.P_NOWAIT, 'sleep', 'sleep', '60')")
    #expect(result.verdicts == .passes(Self.count))
    #expect(result.notes == [])
  }

  @Test(arguments: [
    ("sys.exit(3)", 60_000, "exited with status 3"),
    ("time.sleep(60)", 300, "did not exit and was killed"),
  ])
  func endIsAFindingAndNoCaseFails(atEnd: String, grace: Int, ending: String) {
    let result = ScriptedChild.run(
      count: Self.count, fault: "pass", atEnd: atEnd, grace: .milliseconds(grace))
    #expect(result.verdicts == .passes(Self.count))
    #expect(
      result.findings.map(\.text) == [
        "At the end of its input the implementation \(ending), once; "
          + "an exit with status 0 was expected."
      ])
    #expect(result.exitStatus == 1)
  }
}
