/// Lower-case hex, the only spelling of bytes in vectors and in the harness protocol.
package enum Hex {
  /// The bytes in lower-case hex, two digits each.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return unsafe String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      var position = 0
      for byte in bytes {
        unsafe buffer[position] = digits[Int(byte >> 4)]
        unsafe buffer[position + 1] = digits[Int(byte & 15)]
        position += 2
      }
      return position
    }
  }

  /// The bytes that lower-case hex spells, or why it spells none.
  package static func decode(_ text: String) -> Result<[UInt8], HexError> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for (position, character) in text.utf8.enumerated() {
      let digit: UInt8
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
      default: return .failure(.badDigit(position: position))
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? .success(bytes) : .failure(.oddLength(text.utf8.count))
  }
}
