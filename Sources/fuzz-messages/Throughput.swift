import MessageCorpus
import TLSPresentation

/// How fast well-formed specimens are decoded and encoded.
struct Throughput: CustomStringConvertible {
  private static let rounds = 200

  /// What counts as a typical message, in bytes.
  private static let typicalSizes = 200...1500

  private let decoding: Rate
  private let encoding: Rate

  /// Measures the MLSMessages of typical size among `corpus`.
  init(_ corpus: [Specimen]) throws {
    let typical = corpus.filter {
      $0.structure == .mlsMessage && Self.typicalSizes.contains($0.bytes.count)
    }
    let bytes = typical.reduce(0) { $0 + $1.bytes.count } * Self.rounds
    let clock = ContinuousClock()
    decoding = Rate(
      bytes: bytes,
      time: try clock.measure {
        for _ in 0..<Self.rounds {
          for specimen in typical { _ = try specimen.structure.decode(specimen.bytes) }
        }
      })
    let values = try typical.map { try $0.structure.decode($0.bytes) }
    encoding = Rate(
      bytes: bytes,
      time: try clock.measure {
        for _ in 0..<Self.rounds {
          for value in values { _ = try value.encoded() }
        }
      })
  }

  /// A line for each direction.
  var description: String {
    "decoding, typical messages: \(decoding)\nencoding, typical messages: \(encoding)"
  }
}
