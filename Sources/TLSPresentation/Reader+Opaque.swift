extension Reader {
  /// Reads the length header of a vector whose content is then known to be available.
  ///
  /// - Returns: The length of the content in bytes, at most `available`.
  mutating func length() throws(PresentationError) -> Int {
    try require(1)
    let first = bytes[position]
    let prefix = first >> LengthHeader.firstByteBits
    guard prefix != LengthHeader.invalidPrefix else {
      throw .invalidLengthPrefix(offset: position)
    }
    let width = 1 << Int(prefix)
    try require(width)

    var length = Int(first & LengthHeader.firstByteMask)
    for index in position + 1..<position + width {
      length = length << UInt8.bitWidth | Int(bytes[index])
    }
    guard LengthHeader.prefix(for: length) == prefix else {
      throw .nonMinimalLength(offset: position)
    }
    advance(by: width)
    try require(length)
    return length
  }

  /// Reads an `opaque[count]`: bytes whose number is known from elsewhere.
  package mutating func fixed(_ count: Int) throws(PresentationError) -> [UInt8] {
    try require(count)
    return content(count)
  }

  /// Reads an `opaque<V>`: a length header and that many bytes.
  package mutating func opaque() throws(PresentationError) -> [UInt8] {
    let count = try length()
    return content(count)
  }

  private mutating func content(_ count: Int) -> [UInt8] {
    let content = Array(bytes[position..<position + count])
    advance(by: count)
    return content
  }
}
