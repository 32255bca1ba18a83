import MLSMessages
import MessageCorpus
import SeededRandomness
import TLSPresentation
import Testing

/// What holds for every shape of the corpus.
@Suite struct CorpusTests {
  private struct EmptyCorpus: Error {}

  private static let corpus = Result {
    try Specimen.corpus(suite: SuiteSizes.all[0], source: ByteSources.seeded(7))
  }

  /// The corpus of one suite; where there is none, every test that takes it fails.
  static func specimens() throws -> [Specimen] {
    let specimens = try corpus.get()
    guard !specimens.isEmpty else { throw EmptyCorpus() }
    return specimens
  }

  @Test(arguments: SuiteSizes.all)
  func `every shape of every suite survives`(suite: SuiteSizes) throws {
    let shapes = try MessageCorpus(suite: suite, source: ByteSources.seeded(7)).shapes
    for shape in shapes {
      let bytes = try shape.message.encoded()
      let decoded = try MLSMessage(decoding: bytes)
      #expect(decoded == shape.message, "\(shape.name)")
      #expect(try decoded.encoded() == bytes, "\(shape.name)")
    }
  }

  @Test(arguments: try specimens())
  func `fields tile the encoding`(specimen: Specimen) {
    #expect(FieldTiling(specimen.fields).gap == nil)
    #expect(specimen.fields.last?.upperBound == specimen.bytes.count)
  }

  @Test(arguments: try specimens())
  func `every strict prefix is refused as truncated`(specimen: Specimen) {
    for count in specimen.bytes.indices {
      let prefix = Array(specimen.bytes.prefix(count))
      #expect(isTruncated(prefix, as: specimen.structure), "cut at \(count)")
    }
  }

  @Test(arguments: try specimens())
  func `a cut at a field boundary is located there or at the vector it breaks`(
    specimen: Specimen
  ) throws {
    for field in specimen.fields {
      let cut = field.lowerBound
      let error = try #require(throws: PresentationError.self) {
        try specimen.structure.decode(Array(specimen.bytes.prefix(cut)))
      }
      guard case .truncated(let needed, let available, let offset) = error else {
        Issue.record("cut at \(cut): \(error)")
        continue
      }
      #expect(offset + available == cut && needed > available, "cut at \(cut): \(error)")
    }
  }

  @Test(arguments: try specimens())
  func `one trailing byte is refused`(specimen: Specimen) {
    let expected = PresentationError.trailingBytes(count: 1, offset: specimen.bytes.count)
    #expect(throws: expected) { try specimen.structure.decode(specimen.bytes + [0]) }
  }

  private func isTruncated(_ bytes: [UInt8], as structure: WireStructure) -> Bool {
    do throws(PresentationError) {
      _ = try structure.decode(bytes)
      return false
    } catch {
      guard case .truncated = error else { return false }
      return true
    }
  }
}

extension Specimen: CustomTestStringConvertible {
  /// The name, since the bytes say little.
  public var testDescription: String { name }
}

/// Whether ranges follow each other from zero on without gap, overlap or empty range.
struct FieldTiling {
  /// The end of the range that the next one does not continue, or `nil` if there is none.
  let gap: Int?

  init(_ ranges: [Range<Int>]) {
    var end = 0
    for range in ranges {
      guard range.lowerBound == end, !range.isEmpty else {
        gap = end
        return
      }
      end = range.upperBound
    }
    gap = nil
  }
}

/// Spoilt encodings are refused, or accepted and encoded to the same bytes.
@Suite struct MutationTests {
  private static let inputs = 20_000
  private static let seed: UInt64 = 0x9420

  @Test func `whatever is accepted encodes to the same bytes`() throws {
    let corpus = try CorpusTests.specimens()
    var choice = SplitMix64(seed: Self.seed)
    var mutator = Mutator(seed: Self.seed)
    var accepted = 0
    for index in 0..<Self.inputs {
      let specimen = corpus[choice.below(corpus.count)]
      let partner = corpus[choice.below(corpus.count)]
      let input = mutator.mutate(specimen, partner: partner)
      guard let value = try? specimen.structure.decode(input) else { continue }
      accepted += 1
      // Compared outside the macro, which would look for the smallest difference.
      let isSame = try value.encoded() == input
      try #require(isSame, "seed \(Self.seed), input \(index) from \(specimen.name)")
    }
    // Neither outcome may be so rare that it goes untested.
    #expect((Self.inputs / 20...Self.inputs / 2).contains(accepted))
  }

  @Test func `the same seed spoils in the same way`() throws {
    let specimen = try #require(CorpusTests.specimens().first)
    var one = Mutator(seed: 5)
    var other = Mutator(seed: 5)
    for _ in 0..<100 {
      #expect(
        one.mutate(specimen, partner: specimen) == other.mutate(specimen, partner: specimen))
    }
  }

  @Test func `dense encodings survive`() throws {
    for specimen in try Specimen.dense(size: 4_096) {
      let value = try specimen.structure.decode(specimen.bytes)
      #expect(try value.encoded() == specimen.bytes, "\(specimen.name)")
    }
  }
}
