import MessageCorpus
import TLSPresentation

/// How much memory the decoding of the densest encodings takes at its peak.
struct HeapReport: CustomStringConvertible {
  /// Large enough for blocks kept by the allocator not to matter.
  private static let size = 1 << 20

  /// At one of so many fields the heap is looked at; to look is slow.
  private static let fieldStride = 256

  private let factors: [(name: String, factor: Double)]

  /// Decodes each of the dense specimens.
  init() throws {
    var factors: [(String, Double)] = []
    for specimen in try Specimen.dense(size: Self.size) {
      let peak = try Self.peak(of: specimen)
      factors.append((specimen.name, Double(peak) / Double(specimen.bytes.count)))
    }
    self.factors = factors.sorted { $0.1 > $1.1 }
  }

  /// The most live bytes above those before decoding, without the input.
  private static func peak(of specimen: Specimen) throws(PresentationError) -> Int {
    let before = Heap.live
    var peak = before
    var fields = 0
    let value = try specimen.structure.decode(specimen.bytes) { _ in
      fields += 1
      if fields.isMultiple(of: fieldStride) { peak = max(peak, Heap.live) }
    }
    withExtendedLifetime(value) { peak = max(peak, Heap.live) }
    return peak - before
  }

  /// A line for each specimen, the worst first.
  var description: String {
    factors.map { name, factor in
      "peak heap, \(name): \((factor * 10).rounded() / 10) bytes for each byte of input"
    }.joined(separator: "\n")
  }
}
