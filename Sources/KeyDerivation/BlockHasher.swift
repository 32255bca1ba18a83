/// A SHA-2 computation over a message that arrives in pieces (FIPS 180-4, section 5).
struct BlockHasher<State: SHA2State>: Sendable {
  private var state: State

  /// The start of a block; as wide as the larger block of the two families.
  private var buffer = InlineArray<128, UInt8>(repeating: 0)
  private var bufferedCount = 0
  private var byteCount: UInt64 = 0

  /// Starts from the state that holds an initial hash value.
  init(_ initialState: State) {
    state = initialState
  }

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
    append(BigEndian.bytes(bitCount).span)
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
