import DMLS
import KeyDerivation

extension CipherSuite {
  /// The depth of the PPRF's leaves.
  var leafDepth: Int { 8 * nh }

  /// `first`, `first` + 1 and so on, Nh bytes.
  func counting(from first: UInt8) -> [UInt8] {
    (0..<nh).map { first &+ UInt8(truncatingIfNeeded: $0) }
  }

  /// The same byte, Nh times.
  func repeating(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: nh) }
}

extension [UInt8] {
  /// The bytes with one bit the other way round, counted from the most significant of byte 0.
  func flippingBit(_ position: Int) -> [UInt8] {
    var bytes = self
    bytes[position / 8] ^= 0x80 >> UInt8(position % 8)
    return bytes
  }

  /// The bit at this place, counted from the most significant of byte 0.
  func bit(_ position: Int) -> Bool {
    self[position / 8] & (0x80 >> UInt8(position % 8)) != 0
  }

  /// The first bits, in as many bytes as they need, the unused ones zero.
  func firstBits(_ count: Int) -> [UInt8] {
    var prefix = [UInt8](repeating: 0, count: (count + 7) / 8)
    for position in 0..<count where bit(position) {
      prefix[position / 8] |= 0x80 >> UInt8(position % 8)
    }
    return prefix
  }
}

extension PuncturablePRF {
  /// Why an evaluation was refused, or nil where it succeeded.
  mutating func refusal(at input: [UInt8]) -> DMLSError? {
    do throws(DMLSError) {
      _ = try evaluate(input)
      return nil
    } catch {
      return error
    }
  }
}
