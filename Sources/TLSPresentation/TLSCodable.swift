/// A structure that can be read from its encoding.
package protocol TLSDecodable {
  /// Reads the structure, and leaves the reader behind it.
  init(from reader: inout Reader) throws(PresentationError)

  /// Reads a `T<V>` of such structures: for `uint8` an `opaque<V>`, else `Reader.vector`.
  static func vector(from reader: inout Reader) throws(PresentationError) -> [Self]
}

/// A structure that can be written as its encoding.
package protocol TLSEncodable {
  /// Appends the encoding of the structure.
  func encode(to writer: inout Writer) throws(PresentationError)

  /// Appends a `T<V>` of such structures: for `uint8` an `opaque<V>`, else `Writer.vector`.
  static func encode(vector: [Self], to writer: inout Writer) throws(PresentationError)
}

/// A structure that can be both read and written.
package typealias TLSCodable = TLSDecodable & TLSEncodable

extension TLSDecodable {
  /// Reads the structure from `bytes`, which must hold nothing else.
  /// - Throws: `PresentationError.trailingBytes` if something is left, besides the errors of the
  ///   structure itself.
  package init(
    decoding bytes: [UInt8], onField: Reader.FieldObserver? = nil
  ) throws(PresentationError) {
    var reader = Reader(bytes, onField: onField)
    try self.init(from: &reader)
    try reader.finish()
  }

  package static func vector(from reader: inout Reader) throws(PresentationError) -> [Self] {
    try reader.vector()
  }
}

extension TLSEncodable {
  /// The encoding of the structure alone.
  /// - Throws: `PresentationError.lengthTooLarge` if a vector in it has 2^30 bytes or more.
  package func encoded() throws(PresentationError) -> [UInt8] {
    var writer = Writer()
    try encode(to: &writer)
    return writer.bytes
  }

  package static func encode(vector: [Self], to writer: inout Writer) throws(PresentationError) {
    try writer.vector(vector)
  }
}

/// `uint8`, one byte; a vector of them is an `opaque<V>`.
extension UInt8: TLSDecodable, TLSEncodable {
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint8() }

  package func encode(to writer: inout Writer) { writer.uint8(self) }

  package static func vector(from reader: inout Reader) throws(PresentationError) -> [UInt8] {
    try reader.opaque()
  }

  package static func encode(vector: [UInt8], to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(vector)
  }
}

/// `uint16`, two bytes.
extension UInt16: TLSDecodable, TLSEncodable {
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint16() }

  package func encode(to writer: inout Writer) { writer.uint16(self) }
}

/// `uint32`, four bytes.
extension UInt32: TLSDecodable, TLSEncodable {
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint32() }

  package func encode(to writer: inout Writer) { writer.uint32(self) }
}

/// `uint64`, eight bytes.
extension UInt64: TLSDecodable, TLSEncodable {
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint64() }

  package func encode(to writer: inout Writer) { writer.uint64(self) }
}

/// `optional<T>`, section 2.1.1.
extension Optional: TLSDecodable where Wrapped: TLSDecodable {
  package init(from reader: inout Reader) throws(PresentationError) {
    self = try reader.optional()
  }
}

extension Optional: TLSEncodable where Wrapped: TLSEncodable {
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.optional(self)
  }
}

/// `T<V>`, section 2.1.2; `[UInt8]` is an `opaque<V>`.
extension Array: TLSDecodable where Element: TLSDecodable {
  package init(from reader: inout Reader) throws(PresentationError) {
    self = try Element.vector(from: &reader)
  }
}

extension Array: TLSEncodable where Element: TLSEncodable {
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try Element.encode(vector: self, to: &writer)
  }
}

/// An `enum` of the presentation language: a code point of 1, 2, 4 or 8 bytes.
///
/// A Swift `enum` refuses the values it has no case for. A Swift `struct` whose initialiser always
/// succeeds keeps them, as fields that list code points of a registry must.
package protocol TLSEnumeration: RawRepresentable, TLSDecodable, TLSEncodable, Hashable, Sendable
where RawValue: FixedWidthInteger & UnsignedInteger & TLSDecodable & TLSEncodable {}

extension TLSEnumeration {
  /// Reads a code point.
  /// - Throws: `PresentationError.unknownValue` if the type has no meaning for it.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let value = try RawValue(from: &reader)
    guard let known = Self(rawValue: value) else {
      throw .unknownValue(
        type: String(describing: Self.self), value: UInt64(truncatingIfNeeded: value),
        offset: offset)
    }
    self = known
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try rawValue.encode(to: &writer)
  }
}
