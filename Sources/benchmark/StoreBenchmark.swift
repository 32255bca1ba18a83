import DMLS
import KeyDerivation

/// Many evaluations on one store: time of each, and memory of each retained node.
enum StoreBenchmark {
  private static let repetitions = 3
  private static let counts = [1, 10, 100, 1000]

  /// Prints a row for each hash and count.
  static func run() throws {
    Table.heading("Evaluations on one store")
    Table.row(
      "", ["evaluations", "us/evaluation", "retained nodes", "bytes/node", "bytes/node/Nh"])
    for (hash, suite) in EvaluationBenchmark.suites {
      for count in counts { try run(hash, suite, count) }
    }
  }

  private static func run(_ hash: String, _ suite: CipherSuite, _ count: Int) throws {
    // Inputs are made first, so that the heap holds nothing else that comes and goes.
    let inputs = (0..<count).map { index in
      suite.hash.hash(Array("input \(index)".utf8))
    }
    let secret = [UInt8](repeating: 7, count: suite.nh)
    var best = Double.infinity
    var failures = 0
    var nodes = 0
    var bytes: Int?
    for _ in 0..<repetitions {
      let before = Heap.bytesInUse
      var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
      let time = Stopwatch.nanoseconds {
        for input in inputs where (try? prf.evaluate(input)) == nil { failures += 1 }
      }
      best = min(best, time)
      bytes = before.flatMap { before in Heap.bytesInUse.map { $0 - before } }
      nodes = prf.retainedCount
    }
    guard failures == 0 else { throw BenchmarkError.wrongResult }
    let perNode = bytes.map { Double($0) / Double(nodes) }
    Table.row(
      hash,
      [
        "\(count)", Table.number(best / Double(count) / 1000, 1), "\(nodes)",
        perNode.map { Table.number($0, 1) } ?? "unknown",
        perNode.map { Table.number($0 / Double(suite.nh), 3) } ?? "unknown",
      ])
  }
}
