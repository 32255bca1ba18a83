extension Mutator {
  /// The longest stretch that one mutation puts in or takes out.
  private static let stretchLimit = 24

  /// A number from zero up to `bound`, which it does not reach; zero if there is none.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int.random(in: 0..<bound, using: &random) : 0
  }

  /// A short stretch of `bytes`, possibly empty.
  mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    let count = 1 + below(Self.stretchLimit)
    return start..<min(bytes.count, start + count)
  }

  mutating func flipBits(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    for _ in 0...below(3) { bytes[below(bytes.count)] ^= 1 << UInt8(below(UInt8.bitWidth)) }
  }

  mutating func setByte(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    bytes[below(bytes.count)] = Self.telling[below(Self.telling.count)]
  }

  mutating func insert(_ bytes: inout [UInt8]) {
    let content = random.bytes(1 + below(Self.stretchLimit))
    bytes.insert(contentsOf: content, at: below(bytes.count + 1))
  }

  mutating func splice(_ bytes: inout [UInt8], with partner: Specimen) {
    let head = bytes.prefix(below(bytes.count + 1))
    let cut = partner.fields.randomElement(using: &random)?.lowerBound ?? 0
    bytes = Array(head + partner.bytes.dropFirst(cut))
  }
}
