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
    // An index and no iterator: answers of megabytes come to builds that are not optimised too.
    let digits = Array(text.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8 = 0
    var position = 0
    while position < digits.count {
      let digit: UInt8
      switch digits[position] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = digits[position] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = digits[position] - UInt8(ascii: "a") + 10
      default: return .failure(.badDigit(position: position))
      }
      if position.isMultiple(of: 2) {
        high = digit << 4
      } else {
        bytes.append(high | digit)
      }
      position += 1
    }
    return digits.count.isMultiple(of: 2) ? .success(bytes) : .failure(.oddLength(digits.count))
  }
}
