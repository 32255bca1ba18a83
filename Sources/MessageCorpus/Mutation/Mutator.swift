/// Makes spoilt encodings out of good ones, the same ones for the same seed.
package struct Mutator {
  /// The values that a byte takes more often than others: codes, lengths, prefixes.
  static let telling: [UInt8] = [
    0, 1, 2, 3, 4, 5, 0x3F, 0x40, 0x7F, 0x80, 0xBF, 0xC0, 0xFF,
  ]

  /// The most mutations that one input suffers.
  private static let mutationLimit = 3

  var random: SplitMix64

  /// Starts the sequence of mutations that belongs to `seed`.
  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// What a few random mutations make of `specimen`; a splice takes its tail from `partner`.
  package mutating func mutate(_ specimen: Specimen, partner: Specimen) -> [UInt8] {
    var bytes = specimen.bytes
    for _ in 0...random.below(Self.mutationLimit) {
      guard let mutation = random.pick(Mutation.allCases) else { break }
      apply(mutation, to: &bytes, of: specimen, partner: partner)
    }
    return bytes
  }

  /// Applies one mutation.
  ///
  /// The fields of the specimen are where they were only in unspoilt bytes;
  /// afterwards they are as good a guess as any.
  package mutating func apply(
    _ mutation: Mutation,
    to bytes: inout [UInt8],
    of specimen: Specimen,
    partner: Specimen
  ) {
    switch mutation {
    case .flipBits: flipBits(&bytes)
    case .setByte: setByte(&bytes)
    case .truncate: bytes.removeLast(random.below(bytes.count + 1))
    case .insert: insert(&bytes)
    case .delete: bytes.removeSubrange(stretch(of: bytes))
    case .splice: splice(&bytes, with: partner)
    case .inflateLength, .widenLength, .nudgeLength:
      guard let field = field(of: specimen, in: bytes) else { return }
      bytes.replaceSubrange(field, with: header(Array(bytes[field]), mutation))
    case .repeatFields: repeatFields(&bytes, of: specimen)
    case .swapFields: swapFields(&bytes, of: specimen)
    }
  }
}
