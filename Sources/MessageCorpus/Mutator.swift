import SeededRandomness
package import TLSPresentation

/// The ways in which the mutator spoils an encoding.
private enum Mutation: CaseIterable {
  /// Some bits change; a byte takes another value, preferably one that means something.
  case flipBits, setByte
  /// The end is cut off; random bytes are put in; a stretch is taken out.
  case truncate, insert, delete
  /// The head of one encoding is joined to the tail of another.
  case splice
  /// A header claims far more than there is, takes more bytes than its value requires, or is off by
  /// a little.
  case inflateLength, widenLength, nudgeLength
  /// A stretch of whole fields is repeated; two of them change places.
  case repeatFields, swapFields
}

/// Makes spoilt encodings out of good ones, the same ones for the same seed.
package struct Mutator {
  /// The values that a byte takes more often than others: codes, lengths, prefixes.
  private static let telling: [UInt8] = [
    0, 1, 2, 3, 4, 5, 0x3F, 0x40, 0x7F, 0x80, 0xBF, 0xC0, 0xFF,
  ]
  /// The most mutations that one input suffers.
  private static let mutationLimit = 3
  /// The longest stretch that one mutation puts in or takes out.
  private static let stretchLimit = 24
  /// The sizes that a length header can have.
  private static let headerSizes = [1, 2, 4]
  /// The most fields in one repeated or moved stretch, and the most repetitions.
  private static let fieldLimit = 8
  private static let repetitionLimit = 12

  private var random: SplitMix64

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
  private mutating func apply(
    _ mutation: Mutation, to bytes: inout [UInt8], of specimen: Specimen, partner: Specimen
  ) {
    switch mutation {
    case .flipBits:
      guard !bytes.isEmpty else { return }
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(UInt8.bitWidth))
      }
    case .setByte:
      guard !bytes.isEmpty else { return }
      bytes[random.below(bytes.count)] = Self.telling[random.below(Self.telling.count)]
    case .truncate: bytes.removeLast(random.below(bytes.count + 1))
    case .insert:
      let content = random.bytes(1 + random.below(Self.stretchLimit))
      bytes.insert(contentsOf: content, at: random.below(bytes.count + 1))
    case .delete:
      let start = random.below(bytes.count)
      let count = 1 + random.below(Self.stretchLimit)
      bytes.removeSubrange(start..<min(bytes.count, start + count))
    case .splice:
      let head = bytes.prefix(random.below(bytes.count + 1))
      let cut = random.pick(partner.fields)?.lowerBound ?? 0
      bytes = Array(head + partner.bytes.dropFirst(cut))
    case .inflateLength, .widenLength, .nudgeLength:
      // A field that could be a length header and is still there.
      guard let field = random.pick(specimen.fields),
        Self.headerSizes.contains(field.count), field.upperBound <= bytes.count
      else { return }
      bytes.replaceSubrange(field, with: header(Array(bytes[field]), mutation))
    case .repeatFields:
      guard let stretch = fieldStretch(of: specimen, in: bytes) else { return }
      let repeated = Array(bytes[stretch])
      for _ in 0...random.below(Self.repetitionLimit) {
        bytes.insert(contentsOf: repeated, at: stretch.upperBound)
      }
    case .swapFields:
      guard let one = fieldStretch(of: specimen, in: bytes),
        let other = fieldStretch(of: specimen, in: bytes), one.upperBound <= other.lowerBound
      else { return }
      bytes = Array(
        [
          bytes[..<one.lowerBound], bytes[other], bytes[one.upperBound..<other.lowerBound],
          bytes[one], bytes[other.upperBound...],
        ].joined())
    }
  }

  /// What `mutation` makes of the length header `field`.
  private mutating func header(_ field: [UInt8], _ mutation: Mutation) -> [UInt8] {
    let prefixBits: UInt8 = 0b1100_0000
    let value = field.dropFirst().reduce(Int(field[0] & ~prefixBits)) { $0 << 8 | Int($1) }
    if mutation == .widenLength {
      return field.count == 1
        ? [0x40, UInt8(truncatingIfNeeded: value)]
        : [0x80, 0, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
    let stated =
      mutation == .inflateLength
      ? random.below(LengthHeader.maximum) : max(0, value + random.below(9) - 4)
    var writer = Writer()
    guard (try? writer.length(stated)) != nil else { return field }
    return writer.bytes
  }

  private mutating func fieldStretch(of specimen: Specimen, in bytes: [UInt8]) -> Range<Int>? {
    let first = random.below(specimen.fields.count)
    let last = min(specimen.fields.count - 1, first + random.below(Self.fieldLimit))
    guard first <= last, specimen.fields[last].upperBound <= bytes.count else { return nil }
    return specimen.fields[first].lowerBound..<specimen.fields[last].upperBound
  }
}

/// The corpus of one cipher suite as encodings to draw from, whole or spoilt.
package struct MessagePool: Sendable {
  private let specimens: [Specimen]

  /// The messages of a suite, filled from a source.
  package init(
    suite: SuiteSizes, source: @escaping ByteSource
  ) throws(PresentationError) {
    specimens = try MessageCorpus(suite: suite, source: source).shapes.map {
      (shape) throws(PresentationError) in try Specimen(shape)
    }
  }

  /// How many messages there are.
  package var count: Int { specimens.count }

  /// A message as it should be.
  package func message(_ index: Int) -> [UInt8] { specimens[index].bytes }

  /// A message with a few random faults; some come from another message.
  package func spoilt(_ index: Int, partner: Int, seed: UInt64) -> [UInt8] {
    var mutator = Mutator(seed: seed)
    return mutator.mutate(specimens[index], partner: specimens[partner])
  }
}
