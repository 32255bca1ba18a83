extension SHA512State {
  static func block(_ bytes: Span<UInt8>) -> Block {
    precondition(bytes.count == blockSize)
    var words = Block(repeating: 0)
    for i in 0..<blockWordCount {
      words[i] = word(bytes, at: i &* wordSize)
    }
    return words
  }

  static func block(key: Span<UInt8>, mask: UInt8) -> Block {
    let mask = UInt64.max / 0xff &* UInt64(mask)
    var words = Block(repeating: mask)
    for i in 0..<key.count / wordSize {
      words[i] ^= word(key, at: i &* wordSize)
    }
    return words
  }

  func digestBlock(size: Int) -> Block {
    let padding: UInt64 = 1 &<< 63
    let bitCount = UInt64((Self.blockSize + size) * UInt8.bitWidth)
    if size == Self.truncatedSize {
      return [a, b, c, d, e, f, padding, 0, 0, 0, 0, 0, 0, 0, 0, bitCount]
    }
    return [a, b, c, d, e, f, g, h, padding, 0, 0, 0, 0, 0, 0, bitCount]
  }

  func store(into bytes: inout MutableSpan<UInt8>, at offset: Int, size: Int) {
    // Stated once for many bytes, each condition spares a test for every one of them.
    precondition(offset >= 0 && offset <= bytes.count - Self.truncatedSize)
    Self.store(a, into: &bytes, at: offset &+ 0)
    Self.store(b, into: &bytes, at: offset &+ 8)
    Self.store(c, into: &bytes, at: offset &+ 16)
    Self.store(d, into: &bytes, at: offset &+ 24)
    Self.store(e, into: &bytes, at: offset &+ 32)
    Self.store(f, into: &bytes, at: offset &+ 40)
    guard size > Self.truncatedSize else { return }
    precondition(offset <= bytes.count - Self.fullSize)
    Self.store(g, into: &bytes, at: offset &+ 48)
    Self.store(h, into: &bytes, at: offset &+ 56)
  }

  /// The big-endian word whose first byte is at `offset`.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    word |= UInt64(bytes[offset &+ 0]) &<< 56
    word |= UInt64(bytes[offset &+ 1]) &<< 48
    word |= UInt64(bytes[offset &+ 2]) &<< 40
    word |= UInt64(bytes[offset &+ 3]) &<< 32
    word |= UInt64(bytes[offset &+ 4]) &<< 24
    word |= UInt64(bytes[offset &+ 5]) &<< 16
    word |= UInt64(bytes[offset &+ 6]) &<< 8
    word |= UInt64(bytes[offset &+ 7])
    return word
  }

  /// Writes a word in big-endian order.
  @inline(__always)
  private static func store(
    _ word: UInt64, into bytes: inout MutableSpan<UInt8>, at offset: Int
  ) {
    bytes[offset &+ 0] = UInt8(truncatingIfNeeded: word &>> 56)
    bytes[offset &+ 1] = UInt8(truncatingIfNeeded: word &>> 48)
    bytes[offset &+ 2] = UInt8(truncatingIfNeeded: word &>> 40)
    bytes[offset &+ 3] = UInt8(truncatingIfNeeded: word &>> 32)
    bytes[offset &+ 4] = UInt8(truncatingIfNeeded: word &>> 24)
    bytes[offset &+ 5] = UInt8(truncatingIfNeeded: word &>> 16)
    bytes[offset &+ 6] = UInt8(truncatingIfNeeded: word &>> 8)
    bytes[offset &+ 7] = UInt8(truncatingIfNeeded: word)
  }
}
