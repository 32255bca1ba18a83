import HeapCount
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
    let decoded = try clock.measure {
      for _ in 0..<Self.rounds {
        for specimen in typical { _ = try specimen.structure.decode(specimen.bytes) }
      }
    }
    let values = try typical.map { try $0.structure.decode($0.bytes) }
    let encoded = try clock.measure {
      for _ in 0..<Self.rounds { for value in values { _ = try value.encoded() } }
    }
    decoding = Rate(bytes: bytes, time: decoded)
    encoding = Rate(bytes: bytes, time: encoded)
  }

  /// A line for each direction.
  var description: String {
    "decoding, typical messages: \(decoding)\nencoding, typical messages: \(encoding)"
  }
}

/// So many bytes in so much time.
struct Rate: CustomStringConvertible {
  let bytes: Int
  let time: Duration

  /// Megabytes per second, a megabyte being 10^6 bytes.
  var description: String {
    guard time > .zero else { return "\(bytes) bytes in no time" }
    return "\(Int(Double(bytes) / 1e6 / (time / .seconds(1)))) MB/s (\(bytes) bytes)"
  }
}

/// How much memory the decoding of the densest encodings takes at its peak.
struct HeapReport: CustomStringConvertible {
  /// Large enough for blocks kept by the allocator not to matter.
  private static let size = 1 << 20
  /// At one of so many fields the heap is looked at; to look is slow.
  private static let fieldStride = 256

  private let factors: [(name: String, factor: Double)]

  /// Decodes each of the dense specimens.
  init() throws {
    factors = try Specimen.dense(size: Self.size).map { specimen in
      (specimen.name, Double(try Self.peak(of: specimen)) / Double(specimen.bytes.count))
    }.sorted { $0.factor > $1.factor }
  }

  /// The bytes in live blocks; zero where the C library does not count them.
  private static var live: Int { Int(heap_live_bytes()) }

  /// The most live bytes above those before decoding, without the input.
  private static func peak(of specimen: Specimen) throws(PresentationError) -> Int {
    let before = live
    var peak = before
    var fields = 0
    let value = try specimen.structure.decode(specimen.bytes) { _ in
      fields += 1
      if fields.isMultiple(of: fieldStride) { peak = max(peak, live) }
    }
    withExtendedLifetime(value) { peak = max(peak, live) }
    return peak - before
  }

  /// A line for each specimen, the worst first.
  var description: String {
    factors.map { name, factor in
      "peak heap, \(name): \((factor * 10).rounded() / 10) bytes for each byte of input"
    }.joined(separator: "\n")
  }
}
