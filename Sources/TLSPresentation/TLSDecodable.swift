/// A structure that can be read from its encoding.
package protocol TLSDecodable {
  /// Reads the structure, and leaves the reader behind it.
  init(from reader: inout Reader) throws(PresentationError)
}

extension TLSDecodable {
  /// Reads the structure from `bytes`, which must hold nothing else.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - onField: Called with the range of each primitive field once it has been read.
  /// - Throws: `PresentationError.trailingBytes` if something is left, besides the errors of the
  ///   structure itself.
  package init(
    decoding bytes: [UInt8],
    onField: Reader.FieldObserver? = nil
  ) throws(PresentationError) {
    var reader = Reader(bytes, onField: onField)
    try self.init(from: &reader)
    try reader.finish()
  }
}
