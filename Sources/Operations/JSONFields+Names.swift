package import DMLS
package import JSONText
package import KeyDerivation

extension JSONFields {
  /// Takes an array of names, each a case of an enum.
  package mutating func named<Name: RawRepresentable<String>>(
    _ key: String, _ expected: String
  ) throws(JSONError) -> [Name] {
    let path = path(of: key)
    return try strings(key).enumerated().map { (index, name) throws(JSONError) in
      guard let value = Name(rawValue: name) else {
        throw .badValue(path: "\(path)[\(index)]", expected: expected, found: "\"\(name)\"")
      }
      return value
    }
  }

  /// Takes a kind of error.
  package mutating func errorKind(_ key: String) throws(JSONError) -> ErrorKind {
    let name = try string(key)
    guard let kind = ErrorKind(rawValue: name) else {
      throw .badValue(path: path(of: key), expected: "a kind of error", found: "\"\(name)\"")
    }
    return kind
  }

  /// Takes the number of a cipher suite.
  package mutating func cipherSuite(_ key: String) throws(JSONError) -> CipherSuite {
    try CipherSuite(json: value(key), path: path(of: key))
  }

  /// Takes a draft revision.
  package mutating func draft(_ key: String) throws(JSONError) -> DraftRevision {
    let name = try string(key)
    guard let draft = DraftRevision(rawValue: name) else {
      throw .badValue(path: path(of: key), expected: "a draft revision", found: "\"\(name)\"")
    }
    return draft
  }

  /// Takes a list of byte strings written in lower-case hex.
  package mutating func byteStrings(_ key: String) throws(JSONError) -> [[UInt8]] {
    try array(key) { (value, path) throws(JSONError) in try value.bytes(path: path) }
  }

  /// Takes a list of intermediates.
  package mutating func intermediates(_ key: String) throws(JSONError) -> [Intermediate] {
    try array(key) { (value, path) throws(JSONError) in
      try Intermediate(json: value, path: path)
    }
  }
}

extension CipherSuite {
  /// The cipher suite of this number.
  package init(json: JSONValue, path: String) throws(JSONError) {
    guard case .integer(let number) = json else {
      throw .wrongKind(path: path, expected: "an integer", found: json.kind)
    }
    guard let raw = UInt16(exactly: number), let suite = CipherSuite(rawValue: raw) else {
      throw .badValue(path: path, expected: "a cipher suite, 1 to 7", found: "\(number)")
    }
    self = suite
  }
}
