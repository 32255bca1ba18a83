import JSONText
import MessageCorpus
import SeededRandomness
import TLSPresentation

/// A run over many spoilt inputs.
struct Campaign {
  /// How many inputs lie between two words on how far the run is.
  private static let stride = 1024

  private var accepted = 0
  /// By the kinds of errors.
  private var refused: [String: Int] = [:]
  private var rate = Rate()
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
  /// the same bytes; returns where that one came from, and itself.
  mutating func run(_ count: Int, progress: (_ done: Int) -> Void) -> String? {
    for index in 0..<count {
      if index.isMultiple(of: Self.stride) { progress(index) }
      guard let specimen = choice.pick(corpus), let partner = choice.pick(corpus) else {
        return nil
      }
      let input = mutator.mutate(specimen, partner: partner)
      guard isSound(input, as: specimen.structure) else {
        return """
          seed \(seed), input \(index), made from \(specimen.name), decoded as \
          \(specimen.structure.rawValue)
          \(Hex.encode(input))
          """
      }
    }
    return nil
  }

  /// Whether `input` is refused, or accepted and encoded to the same bytes.
  private mutating func isSound(_ input: [UInt8], as structure: WireStructure) -> Bool {
    let start = ContinuousClock.now
    let decoded = Result { () throws(PresentationError) in try structure.decode(input) }
    rate.time += .now - start
    rate.bytes += input.count
    switch decoded {
    case .success(let value):
      accepted += 1
      return (try? value.encoded()) == input
    case .failure(let error):
      refused[kind(of: error), default: 0] += 1
      return true
    }
  }

  /// What came of the inputs so far, a line for each outcome.
  var tally: String {
    let total = accepted + refused.values.reduce(0, +)
    let lines =
      ["inputs: \(total)", "accepted, same bytes again: \(accepted)"]
      + refused.sorted { $0.key < $1.key }.map { "refused, \($0.key): \($0.value)" }
      + ["spoilt inputs: \(rate)"]
    return lines.joined(separator: "\n")
  }
}

private func kind(of error: PresentationError) -> String {
  switch error {
  case .truncated: "truncated"
  case .trailingBytes: "trailingBytes"
  case .nonMinimalLength: "nonMinimalLength"
  case .invalidLengthPrefix: "invalidLengthPrefix"
  case .unknownValue(let type, _, _): "unknownValue of \(type)"
  case .unsupportedVersion: "unsupportedVersion"
  case .lengthTooLarge: "lengthTooLarge"
  }
}
