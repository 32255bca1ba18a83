import TLSPresentation

/// The keyed message authentication code HMAC (RFC 2104) over one of the hash functions.
///
/// The key pads are absorbed when the key is set. A copy starts from there, so that several
/// messages under one key cost two compressions less each.
package struct HMAC: Sendable {
  /// What each byte of the inner key pad is combined with: ipad of RFC 2104, section 2.
  static let innerMask: UInt8 = 0x36
  /// What each byte of the outer key pad is combined with: opad of RFC 2104, section 2.
  static let outerMask: UInt8 = 0x5c

  /// As wide as the largest block of the hash functions, in bytes.
  private typealias KeyBlock = InlineArray<128, UInt8>

  private var inner: IncrementalHash
  private var outer: IncrementalHash

  /// Sets the key; one longer than a block of the hash function is replaced by its digest.
  package init(_ function: HashFunction, key: [UInt8]) {
    let key = key.count > function.blockSize ? function.hash(key) : key
    inner = Self.absorbing(key, mask: Self.innerMask, function)
    outer = Self.absorbing(key, mask: Self.outerMask, function)
  }

  /// Appends bytes to the message.
  package mutating func update(_ bytes: [UInt8]) { inner.update(bytes) }

  /// Ends the message and returns its code, as wide as a digest of the hash function.
  package consuming func finalize() -> [UInt8] {
    outer.update(inner.finalize())
    return outer.finalize()
  }

  /// Returns the code of a whole message, as wide as a digest of the hash function.
  package static func authenticationCode(
    _ function: HashFunction, key: [UInt8], message: [UInt8]
  ) -> [UInt8] {
    var code = HMAC(function, key: key)
    code.update(message)
    return code.finalize()
  }

  private static func absorbing(
    _ key: [UInt8], mask: UInt8, _ function: HashFunction
  ) -> IncrementalHash {
    // On the stack, so that no copy of the key stays behind in heap memory.
    var block = KeyBlock(repeating: mask)
    for i in key.indices { block[i] ^= key[i] }
    var hash = IncrementalHash(function)
    hash.update(block.span.extracting(0..<function.blockSize))
    return hash
  }
}

/// The extract-and-expand key derivation function HKDF (RFC 5869).
package enum HKDF {
  /// The largest output of expand, in digests of the hash function.
  package static let maximumBlockCount = 255
  /// The byte after the info of the first block of expand.
  static let firstCounter: UInt8 = 1

  /// HKDF-Extract: returns a pseudorandom key as wide as a digest (RFC 5869, section 2.2).
  ///
  /// An empty salt stands for one of zeros, as wide as a digest: HMAC fills up both alike.
  package static func extract(
    _ function: HashFunction, salt: [UInt8], inputKeyMaterial: [UInt8]
  ) -> [UInt8] {
    HMAC.authenticationCode(function, key: salt, message: inputKeyMaterial)
  }

  /// HKDF-Expand: returns `length` bytes of output keying material (RFC 5869, section 2.3).
  ///
  /// Throws `lengthOutOfRange` for a negative length and `outputTooLong` for one above 255 digests.
  package static func expand(
    _ function: HashFunction, pseudorandomKey: [UInt8], info: [UInt8], length: Int
  ) throws(KeyDerivationError) -> [UInt8] {
    guard length >= 0 else { throw .lengthOutOfRange }
    guard length <= maximumBlockCount * function.digestSize else { throw .outputTooLong }
    let keyed = HMAC(function, key: pseudorandomKey)
    var output: [UInt8] = []
    output.reserveCapacity(length)
    var block: [UInt8] = []
    var counter = firstCounter
    while output.count < length {
      var code = keyed
      code.update(block)
      code.update(info)
      code.update([counter])
      block = code.finalize()
      output += block.prefix(length - output.count)
      // The counter of the last block is 255, so what follows it is never used.
      counter &+= 1
    }
    return output
  }
}

/// The info argument that binds a derived secret to its purpose: KDFLabel of RFC 9420, section 8.
package enum KDFLabel {
  /// What every label starts with on the wire.
  package static let labelPrefix = "MLS 1.0 "

  /// Returns the encoding: uint16 length, label<V> with its prefix, context<V>.
  ///
  /// Throws `lengthOutOfRange` unless the length fits a uint16, and `vectorTooLong` for a context,
  /// or a label with its prefix, of 2^30 bytes or more.
  package static func encode(
    length: Int, label: String, context: [UInt8]
  ) throws(KeyDerivationError) -> [UInt8] {
    guard let length = UInt16(exactly: length) else { throw .lengthOutOfRange }
    // First of all: nothing long is copied before its length is known to be good.
    guard max(labelPrefix.utf8.count + label.utf8.count, context.count) <= LengthHeader.maximum
    else { throw .vectorTooLong }
    var writer = Writer()
    writer.uint16(length)
    do throws(PresentationError) {
      try writer.opaque(Array((labelPrefix + label).utf8))
      try writer.opaque(context)
    } catch {
      throw .vectorTooLong
    }
    return writer.bytes
  }
}

/// Why an argument of a key derivation was refused.
package enum KeyDerivationError: Error, Equatable, Sendable {
  /// The output length is negative, or does not fit the uint16 of a KDFLabel (RFC 9420, section 8).
  case lengthOutOfRange
  /// The output length exceeds 255 digests (RFC 5869, section 2.3).
  case outputTooLong
  /// A vector has 2^30 bytes or more and no length header (RFC 9420, section 2.1.2).
  case vectorTooLong
}
