import Foundation
import Harness
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
    grace: Duration = .seconds(60)
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
    var limits = RunLimits()
    limits.timeout = timeout
    limits.grace = grace
    limits.window = 4
    return Run(
      of: Cases.echoes(count), limits: limits,
      start: { () throws(ChildProcessError) in
        try ChildProcess(command: [python ?? "python3", "-c", program])
      }
    ).result()
  }
}
