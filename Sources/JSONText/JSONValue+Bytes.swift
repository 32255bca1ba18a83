extension JSONValue {
  /// Bytes as a JSON string in lower-case hex.
  package static func hex(_ bytes: some Collection<UInt8>) -> JSONValue {
    .string(Hex.encode(bytes))
  }

  /// The bytes that this string spells in lower-case hex.
  /// - Throws: `JSONError.wrongKind` or `.badHex`, naming the path.
  package func bytes(path: String) throws(JSONError) -> [UInt8] {
    guard case .string(let text) = self else {
      throw .wrongKind(path: path, expected: "a string of lower-case hex", found: kind)
    }
    switch Hex.decode(text) {
    case .success(let bytes): return bytes
    case .failure(let error): throw .badHex(path: path, reason: error.description)
    }
  }
}
