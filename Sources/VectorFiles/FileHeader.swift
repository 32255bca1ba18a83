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
  package var json: JSONValue { Self.explanation().json(self) }

  /// The flag as a file's header explains it beside its name.
  static func explanation(of name: String = "") -> Record<Flag> {
    Record(
      { Flag(name, $0, section: $1, effect: $2) }, Field("description", \.description, .text),
      Field("section", \.section, .text), Field("effect", \.effect, .text))
  }
}

/// What wrote the files, named in each header.
package enum Generator {
  /// The program.
  package static let name = "gen-vectors"
  /// The version of the generator; its last part counts changes that add or alter cases.
  package static let version = "1.1.1"
  /// The seed of the labelled stream from which all random-looking bytes come.
  package static let seed = "draft-kohbrok-mls-dmls vectors 1"

  /// What the headers of all files say of their making.
  static func header(profile: String?, seed: String) -> [JSONMember] {
    [JSONMember("draft", .string(VectorFile.draft))]
      + (profile.map { [JSONMember("profile", .string($0))] } ?? [])
      + [
        JSONMember("generator", ["name": .string(name), "version": .string(version)]),
        JSONMember("seed", .string(seed)),
      ]
  }

  /// Checks that a header names a generator, whatever its version.
  static func check(_ json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    _ = try fields.string("name")
    _ = try fields.string("version")
    try fields.finish()
  }
}

extension Shape<Family.Tier> {
  static var tier: Shape { named("foundation, core or example", definition: "tier") }
}
