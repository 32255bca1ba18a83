import KeyDerivation
import Operations

/// ExpandWithLabel and DeriveSecret of RFC 9420 section 8, in parts.
struct KeyDerivationFormulas: Sendable {
  /// The hash function of a cipher suite.
  var hash: @Sendable (CipherSuite) -> HashFunction = { $0.hash }

  /// What every label starts with.
  var prefix = KDFLabel.labelPrefix

  /// The length field of a KDFLabel.
  var lengthField: @Sendable (Int) throws(OperationError) -> [UInt8] = {
    (length) throws(OperationError) in
    guard let field = UInt16(exactly: length) else {
      throw OperationError(.wrongLength, "a KDFLabel states no length of \(length)")
    }
    return bigEndian(Int(field), width: 2)
  }

  /// The header of the label in a KDFLabel.
  var labelHeader: @Sendable (Int) -> [UInt8] = shortestHeader

  /// The header of the context in a KDFLabel.
  var contextHeader: @Sendable (Int) -> [UInt8] = shortestHeader

  /// A whole KDFLabel.
  var label:
    @Sendable (KeyDerivationFormulas, CipherSuite, Int, String, [UInt8]) throws(OperationError) ->
      [UInt8] = { (formulas, suite, length, label, context) throws(OperationError) in
        let name = Array((formulas.prefix + label).utf8)
        return try formulas.lengthField(length) + formulas.labelHeader(name.count) + name
          + formulas.contextHeader(context.count) + context
      }

  /// HKDF-Expand, of a secret, an info and a length.
  var expand: @Sendable (HashFunction, [UInt8], [UInt8], Int) throws(OperationError) -> [UInt8] = {
    (hash, secret, info, length) throws(OperationError) in
    do throws(KeyDerivationError) {
      return try HKDF.expand(hash, pseudorandomKey: secret, info: info, length: length)
    } catch {
      throw OperationError(.wrongLength, "\(error)")
    }
  }

  /// The context and the length that DeriveSecret hands to ExpandWithLabel under a label.
  var deriveSecret: @Sendable (CipherSuite, String) -> (context: [UInt8], length: Int) = {
    suite, _ in ([], suite.nh)
  }
}

/// An integer in network byte order.
func bigEndian(_ value: Int, width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
}

/// The one valid header of a vector, RFC 9420 section 2.1.2.
@Sendable func shortestHeader(_ count: Int) -> [UInt8] {
  switch count {
  case ..<0x40: bigEndian(count, width: 1)
  case ..<0x4000: bigEndian(count | 0x4000, width: 2)
  default: bigEndian(count | 0x8000_0000, width: 4)
  }
}
