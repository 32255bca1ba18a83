/// An `enum` of the presentation language: a code point of 1, 2, 4 or 8 bytes.
///
/// A Swift `enum` refuses the values it has no case for. A Swift `struct` whose initialiser always
/// succeeds keeps them, as fields that list code points of a registry must.
package protocol TLSEnumeration: RawRepresentable, TLSDecodable, TLSEncodable, Hashable, Sendable
where RawValue: FixedWidthInteger & UnsignedInteger & TLSDecodable & TLSEncodable {}

extension TLSEnumeration {
  /// Reads a code point.
  ///
  /// - Throws: `PresentationError.unknownValue` if the type has no meaning for it.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let value = try RawValue(from: &reader)
    guard let known = Self(rawValue: value) else {
      throw .unknownValue(
        type: String(describing: Self.self),
        value: UInt64(truncatingIfNeeded: value),
        offset: offset
      )
    }
    self = known
  }

  /// Appends the code point.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try rawValue.encode(to: &writer)
  }
}
