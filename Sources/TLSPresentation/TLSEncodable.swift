/// A structure that can be written as its encoding.
package protocol TLSEncodable {
  /// Appends the encoding of the structure.
  func encode(to writer: inout Writer) throws(PresentationError)
}

extension TLSEncodable {
  /// The encoding of the structure alone.
  ///
  /// - Throws: `PresentationError.lengthTooLarge` if a vector in it has 2^30 bytes or more.
  package func encoded() throws(PresentationError) -> [UInt8] {
    var writer = Writer()
    try encode(to: &writer)
    return writer.bytes
  }
}
