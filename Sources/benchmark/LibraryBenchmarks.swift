import DMLS
import Foundation
import KeyDerivation
import MLSMessages
import MessageCorpus
import OperatingSystem
import TLSPresentation

/// One full evaluation of the PPRF, against the hash compressions that it cannot do without.
enum EvaluationBenchmark {
  private static let messageSize = 1 << 17
  private static let compressionsPerLevel = 6
  /// HMAC of one block under a key of one block: two for the key, one a message.
  private static let compressionsOfLastStep = 4

  /// The cipher suites that stand for the three hashes.
  static let suites: [(hash: String, suite: CipherSuite)] = [
    ("SHA-256", .mls128Dhkemx25519Aes128gcmSha256Ed25519),
    ("SHA-384", .mls256Dhkemp384Aes256gcmSha384P384),
    ("SHA-512", .mls256Dhkemx448Aes256gcmSha512Ed448),
  ]

  /// Prints a row for each hash.
  static func run() throws {
    Table.heading(
      "One full evaluation, from the root to a leaf",
      ["ns/compression", "compressions", "evaluation us", "ratio", "stateless us"])
    for (hash, suite) in suites {
      let message = [UInt8](repeating: 0x61, count: messageSize)
      let secret = [UInt8](0..<UInt8(suite.nh))
      let input = secret.map { $0 | 0x80 }
      var outputs: [[UInt8]] = []
      let times = Stopwatch.shortest(
        repetitions: 200,
        [
          { outputs = [suite.hash.hash(message)] },
          { outputs = [evaluate(suite, secret, at: input)] },
          { outputs = [(try? suite.deriveFSSecret(secret: secret, input: input)) ?? []] },
        ])
      guard outputs != [[]] else { throw BenchmarkError.wrongResult }
      let perCompression = times[0] / Double(messageSize / suite.hash.blockSize)
      let compressions = 8 * suite.nh * compressionsPerLevel + compressionsOfLastStep
      let ratio = times[1] / (perCompression * Double(compressions))
      Table.row(
        hash, Table.number(perCompression, 1), "\(compressions)", Table.number(times[1] / 1000, 1),
        Table.number(ratio, 2), Table.number(times[2] / 1000, 1))
    }
  }

  /// The shortest time of one full evaluation in nanoseconds.
  static func time(of suite: CipherSuite) -> Double {
    let secret = [UInt8](0..<UInt8(suite.nh))
    let input = secret.map { $0 | 0x80 }
    return Stopwatch.shortest(repetitions: 200, [{ evaluate(suite, secret, at: input) }])[0]
  }

  @discardableResult
  private static func evaluate(
    _ suite: CipherSuite, _ secret: [UInt8], at input: [UInt8]
  ) -> [UInt8] {
    guard var prf = try? PuncturablePRF(cipherSuite: suite, secret: secret) else { return [] }
    return (try? prf.evaluate(input)) ?? []
  }
}

/// Many evaluations on one store: time of each, and memory of each retained node.
enum StoreBenchmark {
  private static let repetitions = 3
  private static let counts = [1, 10, 100, 1000]

  /// Prints a row for each hash and count.
  static func run() throws {
    Table.heading(
      "Evaluations on one store",
      ["evaluations", "us/evaluation", "retained nodes", "bytes/node", "bytes/node/Nh"])
    for (hash, suite) in EvaluationBenchmark.suites {
      for count in counts { try run(hash, suite, count) }
    }
  }

  private static func run(_ hash: String, _ suite: CipherSuite, _ count: Int) throws {
    // Inputs are made first, so that the heap holds nothing else that comes and goes.
    let inputs = (0..<count).map { suite.hash.hash(Array("input \($0)".utf8)) }
    let secret = [UInt8](repeating: 7, count: suite.nh)
    var best = Double.infinity
    var failures = 0
    var nodes = 0
    var bytes: Int?
    for _ in 0..<repetitions {
      let before = heapBytes()
      var prf = try PuncturablePRF(cipherSuite: suite, secret: secret)
      let time = Stopwatch.nanoseconds {
        for input in inputs where (try? prf.evaluate(input)) == nil { failures += 1 }
      }
      best = min(best, time)
      bytes = heapGrowth(since: before)
      nodes = prf.retainedCount
    }
    guard failures == 0 else { throw BenchmarkError.wrongResult }
    let perNode = bytes.map { Double($0) / Double(nodes) }
    Table.row(
      hash, "\(count)", Table.number(best / Double(count) / 1000, 1), "\(nodes)",
      perNode.map { Table.number($0, 1) } ?? "unknown",
      perNode.map { Table.number($0 / Double(suite.nh), 3) } ?? "unknown")
  }
}

/// Decoding of the messages that the vectors are made of.
enum MessageBenchmark {
  /// Prints the throughput by wire format.
  static func run() throws {
    Table.heading("Decoding MLSMessages", ["messages", "bytes", "MB/s", "us/message"])
    let corpora = try SuiteSizes.all.map {
      try MessageCorpus(suite: $0, source: ByteSources.seeded(1))
    }
    let messages = corpora.flatMap(\.shapes).map(\.message)
    for format in WireFormat.allCases {
      let encoded = try messages.filter { $0.wireFormat == format }.map { try $0.encoded() }
      let size = encoded.reduce(0) { $0 + $1.count }
      var decoded = 0
      let times = Stopwatch.shortest(
        repetitions: 50,
        [
          {
            decoded = 0
            for bytes in encoded where (try? MLSMessage(decoding: bytes)) != nil { decoded += 1 }
          }
        ])
      guard decoded == encoded.count else { throw BenchmarkError.wrongResult }
      Table.row(
        "\(format)", "\(encoded.count)", "\(size)", Table.number(Double(size) * 1000 / times[0]),
        Table.number(times[0] / Double(encoded.count) / 1000, 2))
    }
  }
}

/// The same evaluation by the Python harness's implementation, where there is a Python.
enum PythonBenchmark {
  private static let rounds = 3

  /// Prints how many times as fast the evaluations here are.
  ///
  /// Both are taken in turns, and the shortest time of each counts: a machine that slows down for a
  /// while slows down one of them alone.
  static func run() {
    Table.heading("The Python harness's own evaluation, in the same run")
    var python: [String: Double] = [:]
    var swift: [String: Double] = [:]
    for _ in 0..<rounds {
      for (hash, suite) in EvaluationBenchmark.suites {
        swift[hash] = min(swift[hash] ?? .infinity, EvaluationBenchmark.time(of: suite))
      }
      guard let lines = output() else {
        console.print("left out: python3 is not there or did not run")
        return
      }
      for fields in lines.map({ $0.split(separator: " ") }) where fields.count == 2 {
        guard let microseconds = Double(fields[1]) else { continue }
        let hash = String(fields[0])
        python[hash] = min(python[hash] ?? .infinity, microseconds * 1000)
      }
    }
    Table.row("", ["Python us", "Swift us", "times as fast"])
    for (hash, _) in EvaluationBenchmark.suites {
      guard let python = python[hash], let swift = swift[hash] else { continue }
      Table.row(
        hash, Table.number(python / 1000, 1), Table.number(swift / 1000, 1),
        Table.number(python / swift, 2))
    }
  }

  private static func output() -> [Substring]? {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appending(path: "Tools/harnesses/python/benchmark.py").path,
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
