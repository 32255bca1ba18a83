package import JSONText

/// What a case is about, with what goes wrong for those who get it wrong.
package struct Flag: Equatable, Sendable {
  /// The name that cases carry, in upper camel case.
  package var name: String
  /// What cases with this flag have in common.
  package var description: String
  /// The section of the draft or the RFC.
  package var section: String
  /// What getting it wrong does to users.
  package var effect: String

  /// A flag.
  package init(_ name: String, _ description: String, section: String, effect: String) {
    self.name = name
    self.description = description
    self.section = section
    self.effect = effect
  }

  /// The flag's explanation in a file's header.
  package var json: JSONValue {
    [
      "description": .string(description), "section": .string(section), "effect": .string(effect),
    ]
  }

  /// A flag as a file's header explains it.
  init(name: String, json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    self.name = name
    description = try fields.string("description")
    section = try fields.string("section")
    effect = try fields.string("effect")
    try fields.finish()
  }
}
