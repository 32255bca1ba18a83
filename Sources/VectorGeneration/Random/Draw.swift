import DMLS
import KeyDerivation
import SeededRandomness

/// Chance that a seed decides: edges come more often than they would.
struct Draw {
  var random: SplitMix64
  /// The messages to draw from.
  let pools: MessagePools
  /// The draft revisions to draw from, where one is drawn.
  let drafts: [DraftRevision]

  /// The chance that belongs to a text and a seed, whatever else is drawn.
  init(_ label: String, seed: String, _ pools: MessagePools, _ drafts: [DraftRevision]) {
    self.pools = pools
    self.drafts = drafts
    let bytes = LabelledStream(seed: seed).bytes(label, count: 8)
    random = SplitMix64(seed: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// A number from zero up to `bound`, which it does not reach.
  mutating func below(_ bound: Int) -> Int { random.below(bound) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of some values, of which there must be one.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// Random-looking bytes.
  mutating func bytes(_ count: Int) -> [UInt8] { random.bytes(count) }

  /// Bytes that are often special: only zeros, only ones, a single bit, a repeated byte.
  mutating func edgyBytes(_ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    switch below(8) {
    case 0: return Patterns.zeros(count)
    case 1: return Patterns.ones(count)
    case 2: return Patterns.bit(below(8 * count), count)
    case 3: return [UInt8](repeating: UInt8(below(256)), count: count)
    default: return bytes(count)
    }
  }

  /// A secret of Nh bytes.
  mutating func secret(_ suite: CipherSuite) -> [UInt8] { edgyBytes(suite.nh) }

  /// A length around the boundaries of headers, blocks and widths; long ones are rare.
  mutating func edgyLength(_ suite: CipherSuite) -> Int {
    let boundaries = [0, 1, suite.nh, 2 * suite.nh, 55, 56, 63, 64, 127, 128, 255, 256]
    if once(in: 40) { return pick([16383, 16384]) }
    return once(in: 3) ? below(300) : max(0, pick(boundaries) + below(3) - 1)
  }

  /// Mostly Nh bytes; now and then another number.
  mutating func nearlySecret(_ suite: CipherSuite) -> [UInt8] {
    guard once(in: 12) else { return secret(suite) }
    return edgyBytes(pick([0, 1, suite.nh - 1, suite.nh + 1, 32, 48, 64, 2 * suite.nh]))
  }

  /// A leaf index that is often near one of those before it.
  mutating func leafIndex(_ suite: CipherSuite, near others: [[UInt8]]) -> [UInt8] {
    guard !others.isEmpty, below(2) == 0 else { return secret(suite) }
    let other = pick(others)
    guard other.count == suite.nh, !once(in: 4) else { return other }
    let depth = 8 * suite.nh
    return Patterns.flipping(pick([0, depth / 2, depth - 1, below(depth)]), other)
  }

  /// A label: one of the draft's or the RFC's, or any text.
  mutating func label() -> String {
    switch below(6) {
    case 0: String(repeating: "l", count: pick([0, 1, 54, 55, 56, 100]))
    case 1: "label \(below(1000))"
    default: pick(["epoch", "parent_init", "conf", "pprf", "child_init", "tree", "path", "init"])
    }
  }
}
