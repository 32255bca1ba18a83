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
