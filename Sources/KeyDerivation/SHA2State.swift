/// The chaining value of a SHA-2 function together with its compression function.
///
/// SHA-256 and SHA-512 are written out apart, each on its own word type: generic arithmetic costs
/// nothing in an optimised build but is ruinous in a debug build. What is built from whole blocks
/// is shared through this protocol.
protocol SHA2State: Sendable {
  /// Sixteen message words.
  associatedtype Block

  /// The words of one expanded message block, each already added to its round constant.
  associatedtype Schedule: Sendable

  /// The size of a message block in bytes.
  static var blockSize: Int { get }

  /// The size of the message length at the end of the padding, in bytes.
  static var lengthFieldSize: Int { get }

  /// Reads a block of exactly `blockSize` bytes.
  static func block(_ bytes: Span<UInt8>) -> Block

  /// The block of an HMAC key pad: the key, filled up with zeros, with `mask` added to each byte.
  ///
  /// The key is as wide as a digest.
  static func block(key: Span<UInt8>, mask: UInt8) -> Block

  /// The padded block that ends a message of one earlier block and the first `size` bytes of this.
  func digestBlock(size: Int) -> Block

  /// Expands a block that is going to be compressed many times.
  static func schedule(of block: borrowing Block) -> Schedule

  /// Absorbs a block.
  mutating func compress(_ block: borrowing Block)

  /// Absorbs a block that was expanded before.
  mutating func compress(schedule: borrowing Schedule)

  /// Writes the first `size` bytes of the hash value, starting at `offset`.
  func store(into bytes: inout MutableSpan<UInt8>, at offset: Int, size: Int)
}

extension SHA2State {
  /// The byte that follows a message: a one bit and seven zero bits (FIPS 180-4, section 5.1).
  static var paddingStart: UInt8 { 0x80 }

  /// The size of a message length as it is written; the rest of a wider field stays zero.
  static var writtenLengthSize: Int { UInt64.bitWidth / UInt8.bitWidth }
}
