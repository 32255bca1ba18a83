import MessageCorpus
import TLSPresentation
import Testing

/// Spoilt encodings are refused, or accepted and encoded to the same bytes.
@Suite struct MutationTests {
  private static let inputs = 20_000
  private static let seed: UInt64 = 0x9420

  @Test func `whatever is accepted encodes to the same bytes`() throws {
    let corpus = CorpusTests.specimens
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
    let specimen = try #require(CorpusTests.specimens.first)
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
