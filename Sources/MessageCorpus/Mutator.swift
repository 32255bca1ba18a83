import SeededRandomness
package import TLSPresentation

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

/// The ways in which the mutator spoils an encoding.
package enum Mutation: String, CaseIterable, Sendable {
  /// Some bits change.
  case flipBits

  /// A byte takes another value, preferably one that means something.
  case setByte

  /// The end is cut off.
  case truncate

  /// Random bytes are put in.
  case insert

  /// A stretch is taken out.
  case delete

  /// The head of one encoding is joined to the tail of another.
  case splice

  /// A header claims far more than there is.
  case inflateLength

  /// A header takes more bytes than its value requires.
  case widenLength

  /// A header is off by a little.
  case nudgeLength

  /// A stretch of whole fields is repeated.
  case repeatFields

  /// Two stretches of whole fields change places.
  case swapFields
}

extension Mutator {
  /// The longest stretch that one mutation puts in or takes out.
  private static let stretchLimit = 24

  /// A short stretch of `bytes`, possibly empty.
  mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
    let start = random.below(bytes.count)
    let count = 1 + random.below(Self.stretchLimit)
    return start..<min(bytes.count, start + count)
  }

  mutating func flipBits(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    for _ in 0...random.below(3) {
      bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(UInt8.bitWidth))
    }
  }

  mutating func setByte(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    bytes[random.below(bytes.count)] = Self.telling[random.below(Self.telling.count)]
  }

  mutating func insert(_ bytes: inout [UInt8]) {
    let content = random.bytes(1 + random.below(Self.stretchLimit))
    bytes.insert(contentsOf: content, at: random.below(bytes.count + 1))
  }

  mutating func splice(_ bytes: inout [UInt8], with partner: Specimen) {
    let head = bytes.prefix(random.below(bytes.count + 1))
    let cut = random.pick(partner.fields)?.lowerBound ?? 0
    bytes = Array(head + partner.bytes.dropFirst(cut))
  }
}

extension Mutator {
  /// The sizes that a length header can have.
  private static let headerSizes = [1, 2, 4]

  /// The most fields in one repeated or moved stretch, and the most repetitions.
  private static let fieldLimit = 8
  private static let repetitionLimit = 12

  /// A field of the specimen that could be a length header and is inside `bytes`.
  mutating func field(of specimen: Specimen, in bytes: [UInt8]) -> Range<Int>? {
    guard let field = random.pick(specimen.fields),
      Self.headerSizes.contains(field.count), field.upperBound <= bytes.count
    else { return nil }
    return field
  }

  /// What `mutation` makes of the length header `field`.
  mutating func header(_ field: [UInt8], _ mutation: Mutation) -> [UInt8] {
    let prefixBits: UInt8 = 0b1100_0000
    let value = field.dropFirst().reduce(Int(field[0] & ~prefixBits)) { $0 << 8 | Int($1) }
    let stated =
      switch mutation {
      case .inflateLength: random.below(LengthHeader.maximum)
      case .nudgeLength: max(0, value + random.below(9) - 4)
      default: value
      }
    if mutation == .widenLength {
      return field.count == 1
        ? [0x40, UInt8(truncatingIfNeeded: value)]
        : [0x80, 0, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
    var writer = Writer()
    guard (try? writer.length(stated)) != nil else { return field }
    return writer.bytes
  }

  mutating func repeatFields(_ bytes: inout [UInt8], of specimen: Specimen) {
    guard let stretch = fieldStretch(of: specimen, in: bytes) else { return }
    let repeated = Array(bytes[stretch])
    for _ in 0...random.below(Self.repetitionLimit) {
      bytes.insert(contentsOf: repeated, at: stretch.upperBound)
    }
  }

  mutating func swapFields(_ bytes: inout [UInt8], of specimen: Specimen) {
    guard let one = fieldStretch(of: specimen, in: bytes),
      let other = fieldStretch(of: specimen, in: bytes),
      one.upperBound <= other.lowerBound
    else { return }
    bytes = Array(
      [
        bytes[..<one.lowerBound], bytes[other], bytes[one.upperBound..<other.lowerBound],
        bytes[one], bytes[other.upperBound...],
      ].joined())
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
      (shape) throws(PresentationError) in
      try Specimen(name: shape.name, structure: .mlsMessage, bytes: try shape.message.encoded())
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
