/// How a value stands in JSON: how it is read and written, and what it looks like.
package struct Shape<Value>: Sendable {
  /// Reads the value at a path.
  package let read: @Sendable (JSONValue, String) throws(JSONError) -> Value
  /// Writes a value.
  package let write: @Sendable (Value) -> JSONValue
  /// What stands there.
  package let layout: JSONLayout

  /// A shape of its own kind.
  package init(
    _ layout: JSONLayout, read: @escaping @Sendable (JSONValue, String) throws(JSONError) -> Value,
    write: @escaping @Sendable (Value) -> JSONValue
  ) {
    self.read = read
    self.write = write
    self.layout = layout
  }

  /// A scalar, which is of the expected kind where `extract` finds it.
  fileprivate init(
    _ layout: JSONLayout, _ expected: String,
    _ extract: @escaping @Sendable (JSONValue) -> Value?,
    write: @escaping @Sendable (Value) -> JSONValue
  ) {
    self.init(
      layout,
      read: { (json, path) throws(JSONError) in
        guard let value = extract(json) else {
          throw .wrongKind(path: path, expected: expected, found: json.kind)
        }
        return value
      }, write: write)
  }

  /// The same, where only some values are good ones.
  package func requiring(
    _ expected: String, _ isGood: @escaping @Sendable (Value) -> Bool
  ) -> Shape {
    let read = self.read
    return Shape(
      layout,
      read: { (json, path) throws(JSONError) in
        let value = try read(json, path)
        guard isGood(value) else {
          throw .badValue(path: path, expected: expected, found: json.line)
        }
        return value
      }, write: write)
  }

  /// The same, with what is read brought into one form: equally good answers are equal then.
  package func canonical(_ form: @escaping @Sendable (Value) -> Value) -> Shape {
    let read = self.read
    return Shape(
      layout, read: { (json, path) throws(JSONError) in form(try read(json, path)) }, write: write)
  }
}

extension Shape<JSONValue> {
  /// Any value.
  package static var any: Shape { Shape(.any, read: { json, _ in json }, write: { $0 }) }
}

extension Shape<[UInt8]> {
  /// Bytes in lower-case hex.
  package static var bytes: Shape {
    Shape(
      .bytes, read: { (json, path) throws(JSONError) in try json.bytes(path: path) },
      write: { .hex($0) })
  }
}

extension Shape<String> {
  /// Text, which may be empty.
  package static var text: Shape { string(.text) }

  /// A name, which only schemas refuse to be empty.
  package static var name: Shape { string(.name) }

  private static func string(_ layout: JSONLayout) -> Shape {
    Shape(
      layout, "a string", { if case .string(let text) = $0 { text } else { nil } },
      write: { .string($0) })
  }
}

extension Shape<Int> {
  /// A count, which only schemas refuse to be negative: operations have a kind of error for that.
  package static var count: Shape {
    Shape(
      .count, "an integer", { if case .integer(let count) = $0 { count } else { nil } },
      write: { .integer($0) })
  }
}

extension Shape<Bool> {
  /// A boolean.
  package static var bool: Shape {
    Shape(
      .bool, "a boolean", { if case .bool(let flag) = $0 { flag } else { nil } },
      write: { .bool($0) })
  }
}

extension Shape where Value: RawRepresentable<String> & Sendable {
  /// One of the names of an enum; `definition` is where schemas list them.
  package static func named(_ expected: String, definition: String) -> Shape {
    Shape(
      .defined(definition),
      read: { (json, path) throws(JSONError) in
        let name = try Shape<String>.text.read(json, path)
        guard let value = Value(rawValue: name) else {
          throw .badValue(path: path, expected: expected, found: "\"\(name)\"")
        }
        return value
      }, write: { .string($0.rawValue) })
  }
}

extension Shape {
  /// An array, each element of one shape.
  package static func list<Element>(_ element: Shape<Element>) -> Shape where Value == [Element] {
    Shape(
      .list(element.layout),
      read: { (json, path) throws(JSONError) in
        let values = try json.elements(path: path)
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
          elements.append(try element.read(value, "\(path)[\(index)]"))
        }
        return elements
      }, write: { .array($0.map(element.write)) })
  }

  /// A value that may be null, behind a key that must be there.
  package static func orNull<Some>(_ some: Shape<Some>) -> Shape where Value == Some? {
    Shape(
      .orNull(some.layout),
      read: { (json, path) throws(JSONError) in
        if case .null = json { return nil }
        do throws(JSONError) {
          return try some.read(json, path)
        } catch .wrongKind(path, let expected, let found) {
          throw .wrongKind(path: path, expected: "\(expected) or null", found: found)
        }
      }, write: { $0.map(some.write) ?? .null })
  }

  /// A value that must be there although what it is kept in could do without.
  package static func notNull<Some>(_ some: Shape<Some>) -> Shape where Value == Some? {
    Shape(
      some.layout, read: { (json, path) throws(JSONError) in try some.read(json, path) },
      write: { $0.map(some.write) ?? .null })
  }

  /// A record, as an object of its own.
  package static func object(_ record: Record<Value>) -> Shape {
    Shape(
      .object(record.alternatives),
      read: { (json, path) throws(JSONError) in
        var fields = try JSONFields(json, path: path)
        let value = try record.take(&fields)
        try fields.finish()
        return value
      }, write: record.json)
  }
}

extension Shape where Value: JSONRecord {
  /// A record, as an object of its own.
  package static var record: Shape { .object(Value.record) }
}

extension JSONValue {
  /// The elements of this array.
  /// - Throws: `JSONError.wrongKind`, naming the path.
  package func elements(path: String) throws(JSONError) -> [JSONValue] {
    guard case .array(let elements) = self else {
      throw .wrongKind(path: path, expected: "an array", found: kind)
    }
    return elements
  }
}
