/// What stands at a place in JSON: enough for a JSON Schema, and for a page that people read.
package indirect enum JSONLayout: Equatable, Sendable {
  /// Any value, of which something else in the object tells more.
  case any
  /// A string of lower-case hex.
  case bytes
  /// A string, which may be empty.
  case text
  /// A string that names something: schemas refuse an empty one.
  case name
  /// An integer that counts something: schemas refuse a negative one.
  case count
  /// A boolean.
  case bool
  /// This string alone.
  case constant(String)
  /// One of the strings that a definition beside those of `reference` lists.
  case defined(String)
  /// An array of these.
  case list(JSONLayout)
  /// An array of exactly this many.
  case exactly(Int, JSONLayout)
  /// An array that starts with one layout and goes on with another.
  case opening(JSONLayout, then: JSONLayout)
  /// Something, or null.
  case orNull(JSONLayout)
  /// An object that has the members of the first alternative whose condition holds.
  case object([Alternative])

  /// A member of an object.
  package struct Member: Equatable, Sendable {
    /// Its name.
    package var name: String
    /// Its value.
    package var layout: JSONLayout
    /// Whether it must be there.
    package var isRequired: Bool
    /// What there is to say of it, without a full stop; may be empty.
    package var note: String
  }

  /// The members that an object may have.
  package struct Alternative: Equatable, Sendable {
    /// The member that tells this alternative from others, by its value or else by being there; nil
    /// for an object without others.
    package var told: Member?
    /// All members, in the order in which they are written.
    package var members: [Member]
  }

  /// The JSON Schema of what stands there, which may refer to the definitions that all share.
  package var schema: JSONValue {
    switch self {
    case .any: [:]
    case .bytes: Self.reference("hex")
    case .name: Self.reference("text")
    case .defined(let definition): Self.reference(definition)
    case .text: ["type": "string"]
    case .count: ["type": "integer", "minimum": 0]
    case .bool: ["type": "boolean"]
    case .constant(let text): ["const": .string(text)]
    case .list(let element): ["type": "array", "items": element.schema]
    case .exactly(let count, let element):
      [
        "type": "array", "minItems": .integer(count), "maxItems": .integer(count),
        "items": element.schema,
      ]
    case .opening(let first, let rest):
      ["type": "array", "minItems": 1, "prefixItems": [first.schema], "items": rest.schema]
    case .orNull(let some): ["anyOf": [some.schema, ["type": "null"]]]
    case .object(let alternatives): Self.schema(of: alternatives[...])
    }
  }

  /// A reference to a definition of Vectors/schema/common.schema.json.
  package static func reference(_ definition: String) -> JSONValue {
    ["$ref": .string("common.schema.json#/$defs/\(definition)")]
  }

  /// A chain, and not anyOf or oneOf: an error then names the place and not the whole object.
  private static func schema(of alternatives: ArraySlice<Alternative>) -> JSONValue {
    guard let first = alternatives.first else { return ["type": "object"] }
    let closed = JSONValue.object(
      [JSONMember("type", "object"), JSONMember("additionalProperties", false)]
        + [JSONMember("required", .strings(first.members.filter(\.isRequired).map(\.name)))]
        + [JSONMember("properties", .object(first.members.map(\.schema)))])
    guard let told = first.told, alternatives.count > 1 else { return closed }
    var condition = [JSONMember("required", [.string(told.name)])]
    if case .constant = told.layout {
      condition.append(JSONMember("properties", .object([told.schema])))
    }
    return ["if": .object(condition), "then": closed, "else": schema(of: alternatives.dropFirst())]
  }
}

extension JSONLayout.Member {
  fileprivate var schema: JSONMember {
    guard case .object(let keywords) = layout.schema, !note.isEmpty else {
      return JSONMember(name, layout.schema)
    }
    let sentence = note.prefix(1).uppercased() + note.dropFirst() + "."
    return JSONMember(name, .object([JSONMember("description", .string(sentence))] + keywords))
  }
}
