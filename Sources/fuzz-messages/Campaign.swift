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
      guard let specimen = choice.pick(corpus), let partner = choice.pick(corpus) else {
        return nil
      }
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
      tally.refused[kind(of: error), default: 0] += 1
      return true
    }
    tally.accepted += 1
    return (try? value.encoded()) == input
  }
}

/// An input that is accepted and does not encode to the same bytes.
struct Finding: CustomStringConvertible {
  let seed: UInt64
  /// How many inputs came before.
  let index: Int
  /// The name of what the input was made from.
  let specimen: String
  /// What the input was decoded as.
  let structure: WireStructure
  let input: [UInt8]

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
  fileprivate(set) var accepted = 0
  /// By the kinds of errors.
  fileprivate(set) var refused: [String: Int] = [:]
  private var bytes = 0
  private var time = Duration.zero

  /// Adds the time that `decode` takes for `count` bytes.
  mutating func timed<Value>(
    _ count: Int, _ decode: () throws(PresentationError) -> Value
  ) throws(PresentationError) -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    defer {
      time += clock.now - start
      bytes += count
    }
    return try decode()
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
