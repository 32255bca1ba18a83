package import JSONText

extension JSONValue {
  /// The value that a line of the protocol holds.
  ///
  /// A parsed value takes many times the memory of its text; so the text is counted first.
  /// - Throws: `JSONError.notJSON` where it is no JSON, or has more than
  ///   `HarnessProtocol.mostValues` commas and opening brackets outside of strings.
  package init(line: [UInt8]) throws(JSONError) {
    var count = 0
    var isString = false
    var isEscaped = false
    for byte in line {
      if isEscaped {
        isEscaped = false
      } else if isString {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isString = true
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): count += 1
        default: break
        }
      }
    }
    guard count <= HarnessProtocol.mostValues else {
      throw .notJSON("more than \(HarnessProtocol.mostValues) values")
    }
    try self.init(parsing: line)
  }
}
