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
    case .sha256:
      hasher = .sha256(BlockHasher(.sha256))
    case .sha384:
      hasher = .sha512(BlockHasher(.sha384))
    case .sha512:
      hasher = .sha512(BlockHasher(.sha512))
    }
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

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
