import TLSPresentation

/// The hash functions of the RFC 9420 cipher suites: SHA-256, SHA-384 and SHA-512 (FIPS 180-4).
package enum HashFunction: CaseIterable, Sendable {
  /// SHA-256 of FIPS 180-4, section 6.2.
  case sha256
  /// SHA-384 of FIPS 180-4, section 6.5.
  case sha384
  /// SHA-512 of FIPS 180-4, section 6.4.
  case sha512

  /// The size of a digest in bytes: 32, 48 or 64.
  package var digestSize: Int {
    switch self {
    case .sha256: SHA256State.digestSize
    case .sha384: SHA512State.truncatedSize
    case .sha512: SHA512State.fullSize
    }
  }

  /// The size of a message block in bytes: 64 for SHA-256, 128 for SHA-384 and SHA-512.
  package var blockSize: Int {
    switch self {
    case .sha256: SHA256State.blockSize
    case .sha384, .sha512: SHA512State.blockSize
    }
  }

  /// Returns the digest of a message, `digestSize` bytes.
  package func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = IncrementalHash(self)
    hash.update(bytes)
    return hash.finalize()
  }
}

/// A digest computed over a message that arrives in pieces (FIPS 180-4).
///
/// A copy continues from the same point on its own, so a common prefix is absorbed only once.
package struct IncrementalHash: Sendable {
  private enum Hasher: Sendable {
    case sha256(BlockHasher<SHA256State>)
    case sha512(BlockHasher<SHA512State>)
  }

  private let function: HashFunction
  private var hasher: Hasher

  /// Starts with the empty message.
  package init(_ function: HashFunction) {
    self.function = function
    switch function {
    case .sha256: hasher = .sha256(BlockHasher(.sha256))
    case .sha384: hasher = .sha512(BlockHasher(.sha384))
    case .sha512: hasher = .sha512(BlockHasher(.sha512))
    }
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// Appends borrowed bytes to the message.
  package mutating func update(_ bytes: Span<UInt8>) {
    switch hasher {
    case .sha256(var blocks):
      blocks.update(bytes)
      hasher = .sha256(blocks)
    case .sha512(var blocks):
      blocks.update(bytes)
      hasher = .sha512(blocks)
    }
  }

  /// Ends the message and returns its digest, `digestSize` bytes of the hash function.
  package consuming func finalize() -> [UInt8] {
    switch hasher {
    case .sha256(let blocks): blocks.finalize(digestSize: function.digestSize)
    case .sha512(let blocks): blocks.finalize(digestSize: function.digestSize)
    }
  }
}

/// A SHA-2 computation over a message that arrives in pieces (FIPS 180-4, section 5).
struct BlockHasher<State: SHA2State>: Sendable {
  private var state: State
  /// The start of a block; as wide as the larger block of the two families.
  private var buffer = InlineArray<128, UInt8>(repeating: 0)
  private var bufferedCount = 0
  private var byteCount: UInt64 = 0

  /// Starts from the state that holds an initial hash value.
  init(_ initialState: State) { state = initialState }

  /// Appends bytes to the message.
  mutating func update(_ bytes: Span<UInt8>) {
    byteCount += UInt64(bytes.count)
    var offset = 0
    if bufferedCount > 0 {
      offset = min(State.blockSize - bufferedCount, bytes.count)
      append(bytes.extracting(0..<offset))
    }
    while bytes.count - offset >= State.blockSize {
      state.compress(State.block(bytes.extracting(offset..<offset + State.blockSize)))
      offset += State.blockSize
    }
    append(bytes.extracting(offset..<bytes.count))
  }

  /// Ends the message and returns the first `digestSize` bytes of the hash value.
  consuming func finalize(digestSize: Int) -> [UInt8] {
    let bitCount = byteCount * UInt64(UInt8.bitWidth)
    append(State.paddingStart)
    if bufferedCount > State.blockSize - State.lengthFieldSize {
      fillWithZeros(upTo: State.blockSize)
    }
    fillWithZeros(upTo: State.blockSize - State.writtenLengthSize)
    var lengthField = Writer()
    lengthField.uint64(bitCount)
    append(lengthField.bytes.span)
    var digest = [UInt8](repeating: 0, count: digestSize)
    var bytes = digest.mutableSpan
    state.store(into: &bytes, at: 0, size: digestSize)
    return digest
  }

  /// Appends at most as many bytes as the buffer has room for.
  private mutating func append(_ bytes: Span<UInt8>) {
    for i in 0..<bytes.count {
      buffer[bufferedCount &+ i] = bytes[i]
    }
    advance(by: bytes.count)
  }

  private mutating func fillWithZeros(upTo count: Int) {
    for i in bufferedCount..<count {
      buffer[i] = 0
    }
    advance(by: count - bufferedCount)
  }

  private mutating func append(_ byte: UInt8) {
    buffer[bufferedCount] = byte
    advance(by: 1)
  }

  /// Counts bytes that the buffer has taken, and absorbs it once it is full.
  private mutating func advance(by count: Int) {
    bufferedCount += count
    if bufferedCount == State.blockSize {
      state.compress(State.block(buffer.span.extracting(0..<State.blockSize)))
      bufferedCount = 0
    }
  }
}

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
