import MLSMessages
import MessageCorpus
import TLSPresentation

/// Decoding of the messages that the vectors are made of.
enum MessageBenchmark {
  /// Prints the throughput by wire format.
  static func run() throws {
    Table.heading("Decoding MLSMessages")
    Table.row("", ["messages", "bytes", "MB/s", "us/message"])
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
        "\(format)",
        [
          "\(encoded.count)", "\(size)", Table.number(Double(size) * 1000 / times[0]),
          Table.number(times[0] / Double(encoded.count) / 1000, 2),
        ])
    }
  }
}
