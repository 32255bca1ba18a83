/// The members of one JSON object, taken one by one; what is left at the end is an error.
package struct JSONFields {
  /// Where the object stands, for errors: `cases[3].input`.
  package let path: String
  private var rest: [JSONMember]

  /// The members of an object.
  /// - Throws: `JSONError.wrongKind` where the value is no object.
  package init(_ value: JSONValue, path: String) throws(JSONError) {
    guard case .object(let members) = value else {
      throw .wrongKind(path: path, expected: "an object", found: value.kind)
    }
    self.path = path
    rest = members
  }

  /// The path of a member, for errors.
  package func path(of key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// Whether a member of this name has not been taken yet.
  package func contains(_ key: String) -> Bool {
    rest.contains { $0.name == key }
  }

  /// Takes a member.
  /// - Throws: `JSONError.missingKey` where there is none.
  package mutating func value(_ key: String) throws(JSONError) -> JSONValue {
    guard let index = rest.firstIndex(where: { $0.name == key }) else {
      throw .missingKey(key, path: path)
    }
    return rest.remove(at: index).value
  }

  /// Takes a string.
  package mutating func string(_ key: String) throws(JSONError) -> String {
    let value = try value(key)
    guard case .string(let string) = value else {
      throw .wrongKind(path: path(of: key), expected: "a string", found: value.kind)
    }
    return string
  }

  /// Takes a string, or null.
  package mutating func stringOrNull(_ key: String) throws(JSONError) -> String? {
    let value = try value(key)
    switch value {
    case .null: return nil
    case .string(let string): return string
    default:
      throw .wrongKind(path: path(of: key), expected: "a string or null", found: value.kind)
    }
  }

  /// Takes a boolean.
  package mutating func bool(_ key: String) throws(JSONError) -> Bool {
    let value = try value(key)
    guard case .bool(let bool) = value else {
      throw .wrongKind(path: path(of: key), expected: "a boolean", found: value.kind)
    }
    return bool
  }

  /// Takes an integer.
  package mutating func integer(_ key: String) throws(JSONError) -> Int {
    let value = try value(key)
    guard case .integer(let integer) = value else {
      throw .wrongKind(path: path(of: key), expected: "an integer", found: value.kind)
    }
    return integer
  }

  /// Takes bytes written in lower-case hex.
  package mutating func bytes(_ key: String) throws(JSONError) -> [UInt8] {
    try value(key).bytes(path: path(of: key))
  }

  /// Takes bytes written in lower-case hex, or null.
  package mutating func bytesOrNull(_ key: String) throws(JSONError) -> [UInt8]? {
    let value = try value(key)
    return value == .null ? nil : try value.bytes(path: path(of: key))
  }

  /// Takes an array, each element read by `element`, which gets the element's path.
  package mutating func array<Element>(
    _ key: String, element: (JSONValue, String) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    let value = try value(key)
    let path = path(of: key)
    guard case .array(let values) = value else {
      throw .wrongKind(path: path, expected: "an array", found: value.kind)
    }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      elements.append(try element(value, "\(path)[\(index)]"))
    }
    return elements
  }

  /// Takes an array of strings.
  package mutating func strings(_ key: String) throws(JSONError) -> [String] {
    try array(key) { (value, path) throws(JSONError) in
      guard case .string(let string) = value else {
        throw .wrongKind(path: path, expected: "a string", found: value.kind)
      }
      return string
    }
  }

  /// Refuses what has not been taken.
  /// - Throws: `JSONError.unknownKey` with the first such key.
  package func finish() throws(JSONError) {
    if let member = rest.first {
      throw .unknownKey(member.name, path: path)
    }
  }
}
