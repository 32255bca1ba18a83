/// Byte strings that a case can name in a word.
enum Patterns {
  /// Only zeros.
  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  /// Only ones.
  static func ones(_ count: Int) -> [UInt8] { [UInt8](repeating: 0xFF, count: count) }

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
