/// Bytes that a JSON file states as a string of hexadecimal digits.
package struct HexBytes: Decodable, Sendable {
  /// The bytes.
  package let bytes: [UInt8]

  /// Reads pairs of digits.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for anything but pairs of digits.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let digits = try container.decode(String.self).utf8.map(\.self)
    let nibbles = digits.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard nibbles.count == digits.count, nibbles.count.isMultiple(of: 2) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hexadecimal")
    }
    bytes = stride(from: 0, to: nibbles.count, by: 2).map {
      UInt8(nibbles[$0] << 4 | nibbles[$0 + 1])
    }
  }
}
