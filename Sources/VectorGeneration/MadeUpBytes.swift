import KeyDerivation

/// Random-looking bytes that depend on nothing but a seed and a label.
///
/// Block i of a label is HMAC-SHA-256(seed, label || 0x00 || uint32 i). Adding a case changes no
/// other, since each draws from labels of its own.
package struct LabelledStream: Sendable {
  private let seed: [UInt8]

  /// The stream of a seed.
  package init(seed: String) {
    self.seed = Array(seed.utf8)
  }

  /// The first bytes that belong to a label.
  package func bytes(_ label: String, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var block: UInt32 = 0
    while bytes.count < count {
      let counter = (0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * $0)) }
      bytes += HMAC.authenticationCode(
        .sha256, key: seed, message: Array(label.utf8) + [0] + counter)
      block += 1
    }
    return Array(bytes.prefix(count))
  }
}

/// Byte strings that a case can name in a word.
enum Patterns {
  /// Only zeros.
  static func zeros(_ count: Int) -> [UInt8] { repeating(0, count) }

  /// Only ones.
  static func ones(_ count: Int) -> [UInt8] { repeating(0xFF, count) }

  /// One byte again and again.
  static func repeating(_ byte: UInt8, _ count: Int) -> [UInt8] {
    [UInt8](repeating: byte, count: count)
  }

  /// first, first + 1, first + 2 and so on, modulo 256.
  static func counting(from first: UInt8, _ count: Int) -> [UInt8] {
    (0..<count).map { first &+ UInt8(truncatingIfNeeded: $0) }
  }

  /// Zeros with one bit set, counted from the most significant bit of byte 0.
  static func bit(_ position: Int, _ count: Int) -> [UInt8] {
    flipping(position, zeros(count))
  }

  /// The bytes with one bit the other way round, counted from the most significant of byte 0.
  static func flipping(_ position: Int, _ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes[position / 8] ^= 0x80 >> UInt8(position % 8)
    return bytes
  }
}
