import TLSPresentation

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
