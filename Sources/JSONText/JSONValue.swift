/// A JSON value whose objects keep the order in which their members were written down.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One member of a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The member's name.
  package var name: String
  /// The member's value.
  package var value: JSONValue

  /// A member with the given name and value.
  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// What a person would call this value: "a string", "an object".
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The member of an object with this name; nil when there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSONValue: Equatable {
  /// Objects are equal when they hold equal members, in whatever order.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let left), .bool(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.array(let left), .array(let right)): return left == right
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return false }
      let byName = { (first: JSONMember, second: JSONMember) in first.name < second.name }
      return left.sorted(by: byName) == right.sorted(by: byName)
    default: return false
    }
  }
}

extension JSONValue: Hashable {
  /// Objects are equal whatever the order of their members, and so their hashes are.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .array(let elements): hasher.combine(elements)
    case .object(let members): hasher.combine(members.sorted { $0.name < $1.name })
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }
}

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

  /// Strings as a JSON array.
  package static func strings(_ strings: some Sequence<String>) -> JSONValue {
    .array(strings.map { .string($0) })
  }
}
