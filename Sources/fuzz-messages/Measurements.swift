import HeapCount
import MessageCorpus
import TLSPresentation

/// How fast the well-formed MLSMessages of 200 to 1500 bytes are decoded and encoded, a line each.
func throughput(_ corpus: [Specimen]) throws -> String {
  let rounds = 200
  let typical = corpus.filter {
    $0.structure == .mlsMessage && (200...1500).contains($0.bytes.count)
  }
  let bytes = typical.reduce(0) { $0 + $1.bytes.count } * rounds
  let decoding = try ContinuousClock().measure {
    for _ in 0..<rounds {
      for specimen in typical { _ = try specimen.structure.decode(specimen.bytes) }
    }
  }
  let values = try typical.map { try $0.structure.decode($0.bytes) }
  let encoding = try ContinuousClock().measure {
    for _ in 0..<rounds { for value in values { _ = try value.encoded() } }
  }
  return """
    decoding, typical messages: \(Rate(bytes: bytes, time: decoding))
    encoding, typical messages: \(Rate(bytes: bytes, time: encoding))
    """
}

/// So many bytes in so much time.
struct Rate: CustomStringConvertible {
  var bytes = 0
  var time = Duration.zero

  /// Megabytes per second, a megabyte being 10^6 bytes.
  var description: String {
    guard time > .zero else { return "\(bytes) bytes in no time" }
    return "\(Int(Double(bytes) / 1e6 / (time / .seconds(1)))) MB/s (\(bytes) bytes)"
  }
}

/// How much memory the decoding of the densest encodings takes at its peak, a line each, the worst
/// first.
func heapReport() throws -> String {
  // Large enough for blocks kept by the allocator not to matter.
  let factors = try Specimen.dense(size: 1 << 20).map { specimen in
    (specimen.name, factor: Double(try peakHeap(of: specimen)) / Double(specimen.bytes.count))
  }
  return factors.sorted { $0.factor > $1.factor }.map { name, factor in
    "peak heap, \(name): \((factor * 10).rounded() / 10) bytes for each byte of input"
  }.joined(separator: "\n")
}

/// The most live bytes above those before decoding, without the input; zero where the C library
/// does not count them.
private func peakHeap(of specimen: Specimen) throws(PresentationError) -> Int {
  let before = Int(heap_live_bytes())
  var peak = before
  var fields = 0
  let value = try specimen.structure.decode(specimen.bytes) { _ in
    fields += 1
    // At one of so many fields the heap is looked at; to look is slow.
    if fields.isMultiple(of: 256) { peak = max(peak, Int(heap_live_bytes())) }
  }
  withExtendedLifetime(value) { peak = max(peak, Int(heap_live_bytes())) }
  return peak - before
}
