/// The eight 32-bit words of SHA-256 and the compression of a 64-byte block into them.
///
/// FIPS 180-4, section 6.2.2. The message words stay in sixteen locals and the rounds are written
/// out sixteen at a time, which measures faster than words in an array.
struct SHA256State: SHA2State {
  typealias Block = InlineArray<16, UInt32>
  typealias Schedule = InlineArray<64, UInt32>

  static let blockSize = 64
  static let wordSize = 4
  static let lengthFieldSize = 8
  /// The size of a SHA-256 digest in bytes.
  static let digestSize = 32
  /// The number of words in a message block.
  static let blockWordCount = 16
  /// The number of rounds in one compression.
  static let roundCount = 64

  var a: UInt32
  var b: UInt32
  var c: UInt32
  var d: UInt32
  var e: UInt32
  var f: UInt32
  var g: UInt32
  var h: UInt32

  /// Starts from the eight words of an initial hash value.
  init(_ hashValue: InlineArray<8, UInt32>) {
    (a, b, c, d) = (hashValue[0], hashValue[1], hashValue[2], hashValue[3])
    (e, f, g, h) = (hashValue[4], hashValue[5], hashValue[6], hashValue[7])
  }

  mutating func compress(_ block: borrowing Block) {
    var working = self
    var (w0, w1, w2, w3) = (block[0], block[1], block[2], block[3])
    var (w4, w5, w6, w7) = (block[4], block[5], block[6], block[7])
    var (w8, w9, w10, w11) = (block[8], block[9], block[10], block[11])
    var (w12, w13, w14, w15) = (block[12], block[13], block[14], block[15])
    working.round(w0 &+ Self.roundConstants[0])
    working.round(w1 &+ Self.roundConstants[1])
    working.round(w2 &+ Self.roundConstants[2])
    working.round(w3 &+ Self.roundConstants[3])
    working.round(w4 &+ Self.roundConstants[4])
    working.round(w5 &+ Self.roundConstants[5])
    working.round(w6 &+ Self.roundConstants[6])
    working.round(w7 &+ Self.roundConstants[7])
    working.round(w8 &+ Self.roundConstants[8])
    working.round(w9 &+ Self.roundConstants[9])
    working.round(w10 &+ Self.roundConstants[10])
    working.round(w11 &+ Self.roundConstants[11])
    working.round(w12 &+ Self.roundConstants[12])
    working.round(w13 &+ Self.roundConstants[13])
    working.round(w14 &+ Self.roundConstants[14])
    working.round(w15 &+ Self.roundConstants[15])
    var t = Self.blockWordCount
    while t < Self.roundCount {
      w0 &+= Self.expansion(w1, w9, w14)
      working.round(w0 &+ Self.roundConstants[t &+ 0])
      w1 &+= Self.expansion(w2, w10, w15)
      working.round(w1 &+ Self.roundConstants[t &+ 1])
      w2 &+= Self.expansion(w3, w11, w0)
      working.round(w2 &+ Self.roundConstants[t &+ 2])
      w3 &+= Self.expansion(w4, w12, w1)
      working.round(w3 &+ Self.roundConstants[t &+ 3])
      w4 &+= Self.expansion(w5, w13, w2)
      working.round(w4 &+ Self.roundConstants[t &+ 4])
      w5 &+= Self.expansion(w6, w14, w3)
      working.round(w5 &+ Self.roundConstants[t &+ 5])
      w6 &+= Self.expansion(w7, w15, w4)
      working.round(w6 &+ Self.roundConstants[t &+ 6])
      w7 &+= Self.expansion(w8, w0, w5)
      working.round(w7 &+ Self.roundConstants[t &+ 7])
      w8 &+= Self.expansion(w9, w1, w6)
      working.round(w8 &+ Self.roundConstants[t &+ 8])
      w9 &+= Self.expansion(w10, w2, w7)
      working.round(w9 &+ Self.roundConstants[t &+ 9])
      w10 &+= Self.expansion(w11, w3, w8)
      working.round(w10 &+ Self.roundConstants[t &+ 10])
      w11 &+= Self.expansion(w12, w4, w9)
      working.round(w11 &+ Self.roundConstants[t &+ 11])
      w12 &+= Self.expansion(w13, w5, w10)
      working.round(w12 &+ Self.roundConstants[t &+ 12])
      w13 &+= Self.expansion(w14, w6, w11)
      working.round(w13 &+ Self.roundConstants[t &+ 13])
      w14 &+= Self.expansion(w15, w7, w12)
      working.round(w14 &+ Self.roundConstants[t &+ 14])
      w15 &+= Self.expansion(w0, w8, w13)
      working.round(w15 &+ Self.roundConstants[t &+ 15])
      t &+= Self.blockWordCount
    }
    add(working)
  }

  mutating func compress(schedule: borrowing Schedule) {
    var working = self
    working.sixteenRounds(schedule, from: 0)
    working.sixteenRounds(schedule, from: 16)
    working.sixteenRounds(schedule, from: 32)
    working.sixteenRounds(schedule, from: 48)
    add(working)
  }

  static func schedule(of block: borrowing Block) -> Schedule {
    var words = Schedule(repeating: 0)
    for t in 0..<blockWordCount {
      words[t] = block[t]
    }
    for t in blockWordCount..<roundCount {
      words[t] = words[t - 16] &+ expansion(words[t - 15], words[t - 7], words[t - 2])
    }
    for t in 0..<roundCount {
      words[t] &+= roundConstants[t]
    }
    return words
  }

  @inline(__always)
  private mutating func add(_ working: Self) {
    a &+= working.a
    b &+= working.b
    c &+= working.c
    d &+= working.d
    e &+= working.e
    f &+= working.f
    g &+= working.g
    h &+= working.h
  }

  /// One round on working variables, given the sum of its message word and its constant.
  ///
  /// Ch and Maj are written in the forms that need the fewest operations: `b ^ c` is the `a ^ b`
  /// of the round before. Sigma 0 takes its common rotation last, which needs fewer instructions;
  /// sigma 1 does not, since the next round waits for it. Rotations are pairs of shifts: a function
  /// called for each would make a debug build a third slower.
  @inline(__always)
  mutating func round(_ wordAndConstant: UInt32) {
    let choice = ((f ^ g) & e) ^ g
    let majority = ((a ^ b) & (b ^ c)) ^ b
    let turned = a ^ (a &>> 11 | a &<< 21) ^ (a &>> 20 | a &<< 12)
    let sum0 = turned &>> 2 | turned &<< 30
    let sum1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
    let t1 = h &+ wordAndConstant &+ choice &+ sum1
    h = g
    g = f
    f = e
    e = d &+ t1
    d = c
    c = b
    b = a
    a = t1 &+ sum0 &+ majority
  }

  /// Sixteen rounds from round `t` of a prepared schedule.
  ///
  /// `t` must be a literal at the call: a constant index reads the borrowed schedule in place.
  @inline(__always)
  mutating func sixteenRounds(_ schedule: borrowing Schedule, from t: Int) {
    round(schedule[t &+ 0])
    round(schedule[t &+ 1])
    round(schedule[t &+ 2])
    round(schedule[t &+ 3])
    round(schedule[t &+ 4])
    round(schedule[t &+ 5])
    round(schedule[t &+ 6])
    round(schedule[t &+ 7])
    round(schedule[t &+ 8])
    round(schedule[t &+ 9])
    round(schedule[t &+ 10])
    round(schedule[t &+ 11])
    round(schedule[t &+ 12])
    round(schedule[t &+ 13])
    round(schedule[t &+ 14])
    round(schedule[t &+ 15])
  }

  /// What the words 15, 7 and 2 places back add to the word 16 places back (sections 4.1.2, 6.2.2).
  @inline(__always)
  static func expansion(_ back15: UInt32, _ back7: UInt32, _ back2: UInt32) -> UInt32 {
    let sigma0 = (back15 &>> 7 | back15 &<< 25) ^ (back15 &>> 18 | back15 &<< 14) ^ (back15 &>> 3)
    let sigma1 = (back2 &>> 17 | back2 &<< 15) ^ (back2 &>> 19 | back2 &<< 13) ^ (back2 &>> 10)
    return sigma0 &+ back7 &+ sigma1
  }

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
