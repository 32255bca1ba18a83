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
    guard let lengthField = UInt16(exactly: length) else { throw .lengthOutOfRange }
    // Both headers come first: nothing long is copied before its length is known to be good.
    let labelHeader = try VariableLengthHeader.encode(labelPrefix.utf8.count + label.utf8.count)
    let contextHeader = try VariableLengthHeader.encode(context.count)
    var bytes = BigEndian.bytes(lengthField)
    bytes += labelHeader
    bytes += labelPrefix.utf8
    bytes += label.utf8
    bytes += contextHeader
    bytes += context
    return bytes
  }
}
