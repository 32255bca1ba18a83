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
