extension SHA256State {
  static func block(_ bytes: Span<UInt8>) -> Block {
    precondition(bytes.count == blockSize)
    var words = Block(repeating: 0)
    for i in 0..<blockWordCount {
      words[i] = word(bytes, at: i &* wordSize)
    }
    return words
  }

  static func block(key: Span<UInt8>, mask: UInt8) -> Block {
    precondition(key.count == digestSize)
    let mask = UInt32.max / 0xff &* UInt32(mask)
    var words = Block(repeating: mask)
    for i in 0..<key.count / wordSize {
      words[i] ^= word(key, at: i &* wordSize)
    }
    return words
  }

  func digestBlock(size: Int) -> Block {
    precondition(size == Self.digestSize)
    let padding: UInt32 = 1 &<< 31
    let bitCount = UInt32((Self.blockSize + size) * UInt8.bitWidth)
    return [a, b, c, d, e, f, g, h, padding, 0, 0, 0, 0, 0, 0, bitCount]
  }

  func store(into bytes: inout MutableSpan<UInt8>, at offset: Int, size: Int) {
    precondition(size == Self.digestSize)
    // Stated once for all bytes, it spares a test for each of them.
    precondition(offset >= 0 && offset <= bytes.count - size)
    Self.store(a, into: &bytes, at: offset &+ 0)
    Self.store(b, into: &bytes, at: offset &+ 4)
    Self.store(c, into: &bytes, at: offset &+ 8)
    Self.store(d, into: &bytes, at: offset &+ 12)
    Self.store(e, into: &bytes, at: offset &+ 16)
    Self.store(f, into: &bytes, at: offset &+ 20)
    Self.store(g, into: &bytes, at: offset &+ 24)
    Self.store(h, into: &bytes, at: offset &+ 28)
  }

  /// The big-endian word whose first byte is at `offset`.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    var word: UInt32 = 0
    word |= UInt32(bytes[offset &+ 0]) &<< 24
    word |= UInt32(bytes[offset &+ 1]) &<< 16
    word |= UInt32(bytes[offset &+ 2]) &<< 8
    word |= UInt32(bytes[offset &+ 3])
    return word
  }

  /// Writes a word in big-endian order.
  @inline(__always)
  private static func store(
    _ word: UInt32, into bytes: inout MutableSpan<UInt8>, at offset: Int
  ) {
    bytes[offset &+ 0] = UInt8(truncatingIfNeeded: word &>> 24)
    bytes[offset &+ 1] = UInt8(truncatingIfNeeded: word &>> 16)
    bytes[offset &+ 2] = UInt8(truncatingIfNeeded: word &>> 8)
    bytes[offset &+ 3] = UInt8(truncatingIfNeeded: word)
  }
}
