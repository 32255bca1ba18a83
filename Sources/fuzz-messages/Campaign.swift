import MessageCorpus
import TLSPresentation

/// A run over many spoilt inputs.
struct Campaign {
  /// What came of the inputs so far.
  private(set) var tally = Tally()

  private let corpus: [Specimen]
  private let seed: UInt64
  private var choice: SplitMix64
  private var mutator: Mutator

  /// Prepares the run that belongs to `seed`.
  init(corpus: [Specimen], seed: UInt64) {
    self.corpus = corpus
    self.seed = seed
    choice = SplitMix64(seed: seed)
    mutator = Mutator(seed: ~seed)
  }

  /// Decodes `count` spoilt inputs, and stops at the first that is accepted and does not encode to
  /// the same bytes.
  mutating func run(_ count: Int) -> Finding? {
    for index in 0..<count {
      guard let specimen = choice.pick(corpus),
        let partner = choice.pick(corpus)
      else { return nil }
      let input = mutator.mutate(specimen, partner: partner)
      guard isSound(input, as: specimen.structure) else {
        return Finding(
          seed: seed, index: index, specimen: specimen.name, structure: specimen.structure,
          input: input)
      }
    }
    return nil
  }

  /// Whether `input` is refused, or accepted and encoded to the same bytes.
  private mutating func isSound(_ input: [UInt8], as structure: WireStructure) -> Bool {
    let value: any TLSEncodable
    do throws(PresentationError) {
      value = try tally.timed(input.count) { () throws(PresentationError) in
        try structure.decode(input)
      }
    } catch {
      tally.countRefusal(error)
      return true
    }
    tally.countAcceptance()
    return (try? value.encoded()) == input
  }
}
