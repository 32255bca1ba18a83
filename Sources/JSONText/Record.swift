/// A type that stands in JSON as one object, described once: reading, writing, the JSON Schema and
/// the table of the protocol page are all derived from its record.
package protocol JSONRecord: JSONConvertible {
  /// The members of the object.
  static var record: Record<Self> { get }
}

extension JSONRecord {
  package init(fields: inout JSONFields) throws(JSONError) {
    self = try Self.record.take(&fields)
  }

  package var json: JSONValue { Self.record.json(self) }
}

/// How a value stands as members of an object, which may have others beside them.
package struct Record<Value>: Sendable {
  /// Takes the members; what is left is somebody else's.
  package let take: @Sendable (inout JSONFields) throws(JSONError) -> Value
  /// Appends the members.
  package let put: @Sendable (Value, inout [JSONMember]) -> Void
  /// The members that there may be.
  package let alternatives: [JSONLayout.Alternative]

  /// The object of these members alone.
  @Sendable package func json(_ value: Value) -> JSONValue {
    var members: [JSONMember] = []
    put(value, &members)
    return .object(members)
  }

  /// The fields of a value, in the order in which they are read and written; `make` is its
  /// memberwise initializer.
  package init<each Part>(
    _ make: @escaping @Sendable (repeat each Part) -> Value,
    _ fields: repeat Field<Value, each Part>
  ) {
    take = { (rest) throws(JSONError) in make(repeat try (each fields).record.take(&rest)) }
    put = { value, members in
      repeat (each fields).record.put((each fields).get(value), &members)
    }
    var alternatives = [JSONLayout.Alternative(told: nil, members: [])]
    repeat Self.extend(&alternatives, by: (each fields).record.alternatives)
    self.alternatives = alternatives
  }

  /// One member, whose value is the whole.
  package static func key(_ name: String, _ shape: Shape<Value>, _ note: String = "") -> Record {
    Record(
      JSONLayout.Member(name: name, layout: shape.layout, isRequired: true, note: note),
      take: { (fields) throws(JSONError) in try fields.take(name, shape) },
      put: { $1.append(JSONMember(name, shape.write($0))) })
  }

  /// One member, absent for nil.
  package static func optional<Some>(
    _ name: String, _ shape: Shape<Some>, _ note: String = ""
  ) -> Record where Value == Some? {
    Record(
      JSONLayout.Member(name: name, layout: shape.layout, isRequired: false, note: note),
      take: { (fields) throws(JSONError) in
        fields.contains(name) ? try fields.take(name, shape) : nil
      },
      put: { if let value = $0 { $1.append(JSONMember(name, shape.write(value))) } })
  }

  private init(
    _ member: JSONLayout.Member,
    take: @escaping @Sendable (inout JSONFields) throws(JSONError) -> Value,
    put: @escaping @Sendable (Value, inout [JSONMember]) -> Void
  ) {
    self.take = take
    self.put = put
    alternatives = [JSONLayout.Alternative(told: nil, members: [member])]
  }

  /// The members of one of several cases, told apart by the value of the member `key`, a case's
  /// name, or without one by the first case of whose name there is a member; the last case is what
  /// else there is.
  package init(by key: String? = nil, choosing cases: Case<Value>...) {
    take = { (fields) throws(JSONError) in
      try Self.chosen(of: cases, by: key, &fields).take(&fields)
    }
    put = { value, members in
      let isWritten = cases.contains { $0.put(value, key, &members) }
      assert(isWritten, "no case describes \(value)")
    }
    alternatives = cases.flatMap { one in
      let telling = key.map {
        JSONLayout.Member(name: $0, layout: .constant(one.name), isRequired: true, note: "")
      }
      return one.alternatives.map { alternative in
        let named = alternative.members.first { $0.name == one.name }
        return JSONLayout.Alternative(
          told: telling ?? named, members: (telling.map { [$0] } ?? []) + alternative.members)
      }
    }
  }

  private static func chosen(
    of cases: [Case<Value>], by key: String?, _ fields: inout JSONFields
  ) throws(JSONError) -> Case<Value> {
    guard let key else {
      return cases.first { fields.contains($0.name) } ?? cases[cases.count - 1]
    }
    let name = try fields.string(key)
    guard let chosen = cases.first(where: { $0.name == name }) else {
      throw .badValue(
        path: fields.path(of: key), expected: cases.map(\.name).joinedByOr,
        found: "\"\(name)\"")
    }
    return chosen
  }

  /// Every alternative goes on with every other one; at most one side has several.
  static func extend(
    _ alternatives: inout [JSONLayout.Alternative], by others: [JSONLayout.Alternative]
  ) {
    alternatives = alternatives.flatMap { alternative in
      others.map {
        JSONLayout.Alternative(
          told: alternative.told ?? $0.told, members: alternative.members + $0.members)
      }
    }
  }
}

/// What of a value one or more members of its object stand for.
package struct Field<Root, Part>: Sendable {
  let record: Record<Part>
  let get: @Sendable (Root) -> Part

  /// A member that must be there.
  package init(
    _ name: String, _ get: @escaping @Sendable (Root) -> Part, _ shape: Shape<Part>,
    _ note: String = ""
  ) {
    self.init(get, .key(name, shape, note))
  }

  /// A member that is absent for nil.
  package init<Some>(
    optional name: String, _ get: @escaping @Sendable (Root) -> Part, _ shape: Shape<Some>,
    _ note: String = ""
  ) where Part == Some? {
    self.init(get, .optional(name, shape, note))
  }

  /// The members of another record, among those of this one.
  package init(_ get: @escaping @Sendable (Root) -> Part, _ record: Record<Part>) {
    self.record = record
    self.get = get
  }
}

/// One of the cases of a choice: its name, and the members that stand for what it carries.
package struct Case<Value>: Sendable {
  let name: String
  let take: @Sendable (inout JSONFields) throws(JSONError) -> Value
  /// Appends the members where the value is of this case, with its name under a key that tells it.
  let put: @Sendable (Value, String?, inout [JSONMember]) -> Bool
  let alternatives: [JSONLayout.Alternative]

  /// A case: `embed` makes a value of what it carries, `extract` takes that out again.
  package init<each Part>(
    _ name: String, _ embed: @escaping @Sendable (repeat each Part) -> Value,
    _ extract: @escaping @Sendable (Value) -> (repeat each Part)?,
    _ records: repeat Record<each Part>
  ) {
    self.name = name
    take = { (fields) throws(JSONError) in embed(repeat try (each records).take(&fields)) }
    put = { value, key, members in
      guard let parts = extract(value) else { return false }
      if let key { members.append(JSONMember(key, .string(name))) }
      repeat (each records).put(each parts, &members)
      return true
    }
    var alternatives = [JSONLayout.Alternative(told: nil, members: [])]
    repeat Record<Value>.extend(&alternatives, by: (each records).alternatives)
    self.alternatives = alternatives
  }

  /// A case that carries nothing.
  package init(_ name: String, _ value: Value) where Value: Equatable & Sendable {
    self.init(name, { value }, { $0 == value ? () : nil })
  }
}

extension Array where Element: Hashable {
  /// Each element once, at its first place.
  package var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension [String] {
  /// The strings as people list alternatives: "a, b or c".
  package var joinedByOr: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
