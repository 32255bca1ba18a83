/// A type that stands in vectors and in the harness protocol as one JSON object.
package protocol JSONConvertible: Equatable, Sendable {
  /// Takes the members that the type knows; the caller refuses what is left.
  init(fields: inout JSONFields) throws(JSONError)
  /// The object, members in the order in which the protocol page names them.
  var json: JSONValue { get }
}

extension JSONConvertible {
  /// The value that a JSON object stands for.
  /// - Throws: `JSONError` for a missing or unknown key, a wrong kind of value or bad hex.
  package init(json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    try self.init(fields: &fields)
    try fields.finish()
  }
}

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

  /// Takes a member of a shape.
  package mutating func take<Value>(
    _ key: String, _ shape: Shape<Value>
  ) throws(JSONError) -> Value {
    try shape.read(value(key), path(of: key))
  }

  /// Takes a string.
  package mutating func string(_ key: String) throws(JSONError) -> String { try take(key, .text) }

  /// Takes an integer.
  package mutating func integer(_ key: String) throws(JSONError) -> Int { try take(key, .count) }

  /// Takes an array of strings.
  package mutating func strings(_ key: String) throws(JSONError) -> [String] {
    try take(key, .list(.text))
  }

  /// Takes an array, each element read by `element`, which gets the element's path.
  package mutating func array<Element>(
    _ key: String, element: (JSONValue, String) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    let path = path(of: key)
    var elements: [Element] = []
    for (index, value) in try value(key).elements(path: path).enumerated() {
      elements.append(try element(value, "\(path)[\(index)]"))
    }
    return elements
  }

  /// Refuses what has not been taken.
  /// - Throws: `JSONError.unknownKey` with the first such key.
  package func finish() throws(JSONError) {
    if let member = rest.first {
      throw .unknownKey(member.name, path: path)
    }
  }
}
