/// Lower-case hex, the only spelling of bytes in vectors and in the harness protocol.
package enum Hex {
  /// The bytes in lower-case hex, two digits each.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return unsafe String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      var position = 0
      for byte in bytes {
        unsafe buffer[position] = digits[Int(byte &>> 4)]
        unsafe buffer[position + 1] = digits[Int(byte & 15)]
        position += 2
      }
      return position
    }
  }

  /// The bytes that lower-case hex spells, or why it spells none.
  package static func decode(_ text: String) -> Result<[UInt8], HexError> {
    // An index, plain comparisons and masking shifts: answers of megabytes come to builds that are
    // not optimised too, where an iterator, a range or a checked shift costs more than the rest.
    let digits = Array(text.utf8)
    let (zero, letterA) = (UInt8(ascii: "0"), UInt8(ascii: "a"))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8 = 0
    var isHigh = true
    var position = 0
    while position < digits.count {
      var digit = digits[position] &- zero
      if digit > 9 {
        digit = digits[position] &- letterA
        guard digit < 6 else { return .failure(.badDigit(position: position)) }
        digit += 10
      }
      if isHigh {
        high = digit &<< 4
      } else {
        bytes.append(high | digit)
      }
      isHigh = !isHigh
      position += 1
    }
    return isHigh ? .success(bytes) : .failure(.oddLength(digits.count))
  }
}

/// Why a text is not lower-case hex.
package enum HexError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The character at this place, counted in UTF-8 bytes from 0, is not one of 0-9 and a-f.
  case badDigit(position: Int)
  /// The text has an odd number of digits.
  case oddLength(Int)

  package var description: String {
    switch self {
    case .badDigit(let position): "found another character at position \(position)"
    case .oddLength(let count): "found an odd number of digits (\(count))"
    }
  }
}
