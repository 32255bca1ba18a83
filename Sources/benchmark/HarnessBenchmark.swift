import DMLS
import Foundation
import Harness
import JSONText
import KeyDerivation
import VectorFiles
import Verification

/// What a request costs the verifier, beside lines that are only passed through a pipe.
enum HarnessBenchmark {
  private static let count = 100_000
  private static let window = 32

  /// Prints a row for each way.
  static func run() throws {
    Table.heading("Requests to a child process (\(count) of them)")
    Table.row("", ["requests/s", "CPU us/request", "heap growth kB"])
    try measure("cat, lines only", pipeCopy)
    try measure("verifier", verification)
  }

  private static func measure(_ name: String, _ body: () throws -> Void) throws {
    let heap = Heap.bytesInUse
    let before = ProcessorTime.own()
    let start = ContinuousClock.now
    try body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let cpu = ProcessorTime.own() - before
    let growth = heap.flatMap { heap in Heap.bytesInUse.map { Double($0 - heap) / 1000 } }
    Table.row(
      name,
      [
        Table.number(Double(count) / seconds), Table.number(cpu * 1e6 / Double(count), 1),
        growth.map { Table.number($0) } ?? "unknown",
      ])
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
          drafts: [.draft01], operation: "dmls_epoch",
          cipherSuite: .mls128Dhkemx25519Aes128gcmSha256Ed25519, input: ["epoch_secret": secret],
          expectation: .output(["dmls_epoch": expected], intermediates: []))
      )
    }
  }
}
