extension UInt8: TLSDecodable, TLSEncodable {
  /// Reads a `uint8`.
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint8() }

  /// Appends a `uint8`.
  package func encode(to writer: inout Writer) { writer.uint8(self) }
}

extension UInt16: TLSDecodable, TLSEncodable {
  /// Reads a `uint16`.
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint16() }

  /// Appends a `uint16`.
  package func encode(to writer: inout Writer) { writer.uint16(self) }
}

extension UInt32: TLSDecodable, TLSEncodable {
  /// Reads a `uint32`.
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint32() }

  /// Appends a `uint32`.
  package func encode(to writer: inout Writer) { writer.uint32(self) }
}

extension UInt64: TLSDecodable, TLSEncodable {
  /// Reads a `uint64`.
  package init(from reader: inout Reader) throws(PresentationError) { self = try reader.uint64() }

  /// Appends a `uint64`.
  package func encode(to writer: inout Writer) { writer.uint64(self) }
}
