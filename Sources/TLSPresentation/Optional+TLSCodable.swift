extension Optional: TLSDecodable where Wrapped: TLSDecodable {
  /// Reads an `optional<T>` (section 2.1.1), so that vectors of optional values can be read.
  package init(from reader: inout Reader) throws(PresentationError) {
    self = try reader.optional()
  }
}

extension Optional: TLSEncodable where Wrapped: TLSEncodable {
  /// Appends an `optional<T>` (section 2.1.1).
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.optional(self)
  }
}
