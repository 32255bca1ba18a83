import DMLS
import KeyDerivation

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
    Table.heading("One full evaluation, from the root to a leaf")
    Table.row(
      "", ["ns/compression", "compressions", "evaluation us", "ratio", "stateless us"])
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
        hash,
        [
          Table.number(perCompression, 1), "\(compressions)", Table.number(times[1] / 1000, 1),
          Table.number(ratio, 2), Table.number(times[2] / 1000, 1),
        ])
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
