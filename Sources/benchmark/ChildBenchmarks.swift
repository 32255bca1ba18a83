import DMLS
import Foundation
import Harness
import JSONText
import KeyDerivation
import Operations
import VectorFiles
import VectorGeneration
import Verification

/// What a request costs the verifier, beside lines that are only passed through a pipe.
enum HarnessBenchmark {
  private static let count = 100_000
  private static let window = 32

  /// Prints a row for each way.
  static func run() throws {
    Table.heading(
      "Requests to a child process (\(count) of them)",
      ["requests/s", "CPU us/request", "heap growth kB"])
    for (name, work) in [("cat, lines only", pipeCopy), ("verifier", verification)] {
      let heap = heapBytes()
      let taken = try Stopwatch.taken(by: work)
      let growth = heapGrowth(since: heap).map { Table.number(Double($0) / 1000) }
      Table.row(name, taken.cells(of: count) + [growth ?? "unknown"])
    }
  }

  /// The floor: lines of the same length to `cat` and back.
  private static func pipeCopy() throws {
    let peer = try ChildProcess(command: ["cat"])
    let line = String(repeating: "x", count: 160)
    var sent = 0
    var received = 0
    while received < count {
      while sent < count, sent - received < window {
        peer.send(line)
        sent += 1
      }
      guard case .line = peer.next(until: .now + .seconds(10)) else {
        throw BenchmarkError.wrongResult
      }
      received += 1
    }
    guard peer.finish(grace: .seconds(2)) == .exited(status: 0) else {
      throw BenchmarkError.wrongResult
    }
  }

  private static func verification() throws {
    let program = CommandLine.arguments[0]
    let run = Run(
      of: cases(),
      start: { () throws(ChildProcessError) in
        try ChildProcess(command: [program, CheapChild.argument])
      })
    let result = run.result()
    guard result.count(.passed) == count else { throw BenchmarkError.wrongResult }
  }

  private static func cases() -> [(family: Family, vectorCase: VectorCase)] {
    let secret = JSONValue.string(String(repeating: "11", count: 32))
    let expected = JSONValue.string(CheapChild.output)
    return (0..<count).map { index in
      (
        .dmlsEpoch,
        VectorCase(
          id: "dmls_epoch/suite-1/\(index)", comment: "", flags: [], readings: [],
          drafts: [.draft01], operation: AnyOperation(DMLSEpoch.self),
          cipherSuite: .mls128Dhkemx25519Aes128gcmSha256Ed25519, input: ["epoch_secret": secret],
          expectation: .output(["dmls_epoch": expected], intermediates: []))
      )
    }
  }
}

/// The cheapest child there is: it copies the seq of each request into one fixed answer.
enum CheapChild {
  /// The argument that makes this program such a child.
  static let argument = "cheap-child"
  private static let announcement = """
    {"protocol":1,"name":"cheap","drafts":["01"],"cipher_suites":[1],"operations":["dmls_epoch"]}

    """
  private static let answerEnd = Array(#","output":{"dmls_epoch":"\#(output)"}}"#.utf8) + [10]

  /// What it answers.
  static let output = String(repeating: "5a", count: 32)

  /// Answers standard input until it ends.
  static func run() {
    var rest: [UInt8] = []
    var isFirst = true
    while true {
      let data = FileHandle.standardInput.availableData
      guard !data.isEmpty else { return }
      rest += data
      var answers: [UInt8] = []
      var start = 0
      while let end = rest[start...].firstIndex(of: 10) {
        if isFirst {
          answers += Array(announcement.utf8)
          isFirst = false
        } else {
          // {"seq":N,... : the number ends at the first comma.
          answers += rest[start..<(rest[start..<end].firstIndex(of: 0x2C) ?? end)]
          answers += answerEnd
        }
        start = end + 1
      }
      rest.removeFirst(start)
      FileHandle.standardOutput.write(Data(answers))
    }
  }
}

/// What fresh cases cost from their making to their verdict, with the reference as the child.
enum RandomBenchmark {
  /// The argument that makes this program such a child.
  static let argument = "reference-child"
  private static let count = 20_000
  private static let jobs = 2

  /// Answers standard input until it ends.
  static func serve() { HarnessServer(.reference).run() }

  /// Prints a row for making and one for checking.
  static func run() throws {
    Table.heading(
      "Fresh cases, \(count) of them, \(jobs) processes of the reference",
      ["cases/s", "own CPU us/case"])
    var cases: [(Family, VectorCase)] = []
    var passed = 0
    let both = try Stopwatch.taken {
      let made = try Stopwatch.taken {
        cases = try RandomCases(seed: "benchmark") { _, _ in false }
          .first(count) { _ in }.map { ($0.0, $0.1) }
      }
      Table.row("made", made.cells(of: count))
      let program = CommandLine.arguments[0]
      let checked = Stopwatch.taken {
        let run = RunResult(of: cases, jobs: jobs, limits: RunLimits()) {
          () throws(ChildProcessError) in
          try ChildProcess(command: [program, argument])
        }
        passed = run.count(.passed)
      }
      Table.row("checked", checked.cells(of: count))
    }
    guard passed == count else { throw BenchmarkError.wrongResult }
    Table.row("both", both.cells(of: count))
  }
}
