/// Reads the fields of one encoded structure in order.
///
/// The reader never looks past the innermost vector it is in, and it compares every claimed length
/// with what is available before it acts on it. After an error it is spent.
package struct Reader {
  /// Is told the range of each primitive field, in bytes of the outermost input.
  ///
  /// A primitive field is an integer, a length header, or the non-empty content of an opaque
  /// vector or array. Reading order is input order, so that the ranges of a structure tile it.
  package typealias FieldObserver = (Range<Int>) -> Void

  let bytes: [UInt8]

  /// The offset of the next byte to read, from the start of the outermost input.
  package internal(set) var position = 0

  /// The end of the innermost vector being read, or of the input.
  var end: Int

  private let onField: FieldObserver?

  /// Starts at the first of `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: The whole input.
  ///   - onField: Called with the range of each primitive field once it has been read.
  package init(_ bytes: [UInt8], onField: FieldObserver? = nil) {
    self.bytes = bytes
    self.onField = onField
    end = bytes.count
  }

  /// Starts at an offset, which must not lie behind the end of the input.
  package init(_ bytes: [UInt8], from offset: Int) {
    self.init(bytes)
    position = offset
  }

  /// How many bytes are left in the innermost vector, or in the input.
  package var available: Int { end - position }

  /// Confirms that the input is used up.
  ///
  /// - Throws: `PresentationError.trailingBytes` if it is not.
  package func finish() throws(PresentationError) {
    guard position == end else {
      throw .trailingBytes(count: available, offset: position)
    }
  }

  /// Confirms that `count` bytes can be read.
  func require(_ count: Int) throws(PresentationError) {
    guard count <= available else {
      throw .truncated(needed: count, available: available, offset: position)
    }
  }

  /// Moves past `count` bytes that are known to be available, and reports them as one field.
  mutating func advance(by count: Int) {
    let start = position
    position += count
    if let onField, count > 0 { onField(start..<position) }
  }
}
