/// Bytes written as hexadecimal digits.
enum Hexadecimal {
  /// The bytes of a string of digit pairs; white space is skipped, anything else gives nil.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.filter { !$0.isWhitespace }.map(\.hexDigitValue)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for i in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[i], let low = digits[i + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }

  /// Two lower case digits for each byte.
  static func string(_ bytes: [UInt8]) -> String {
    bytes.map { byte in (byte < 0x10 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
