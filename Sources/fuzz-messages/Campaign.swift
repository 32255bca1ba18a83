import JSONText
import MessageCorpus
import SeededRandomness
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

/// An input that is accepted and does not encode to the same bytes.
struct Finding: CustomStringConvertible {
  /// The seed of the run.
  let seed: UInt64

  /// How many inputs came before.
  let index: Int

  /// What the input was made from.
  let specimen: String

  /// What the input was decoded as.
  let structure: WireStructure

  /// The input.
  let input: [UInt8]

  /// All of it, the input in hexadecimal.
  var description: String {
    """
    FAULT: accepted, but encodes to other bytes
    seed \(seed), input \(index), made from \(specimen), decoded as \(structure.rawValue)
    \(Hex.encode(input))
    """
  }
}

/// What came of the inputs of a run.
struct Tally: CustomStringConvertible {
  private var accepted = 0
  private var refused: [String: Int] = [:]
  private var bytes = 0
  private var time = Duration.zero

  /// Adds the time that `decode` takes for `count` bytes.
  mutating func timed<Value>(
    _ count: Int,
    _ decode: () throws(PresentationError) -> Value
  ) throws(PresentationError) -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    defer {
      time += clock.now - start
      bytes += count
    }
    return try decode()
  }

  /// Counts an accepted input.
  mutating func countAcceptance() { accepted += 1 }

  /// Counts a refused input by the kind of its error.
  mutating func countRefusal(_ error: PresentationError) {
    refused[Self.kind(of: error), default: 0] += 1
  }

  /// A line for each outcome.
  var description: String {
    let total = accepted + refused.values.reduce(0, +)
    let lines =
      ["inputs: \(total)", "accepted, same bytes again: \(accepted)"]
      + refused.sorted { $0.key < $1.key }.map { "refused, \($0.key): \($0.value)" }
      + ["spoilt inputs: \(Rate(bytes: bytes, time: time))"]
    return lines.joined(separator: "\n")
  }

  private static func kind(of error: PresentationError) -> String {
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
}
