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

/// What wrote a file, named in its header.
package struct Generator: JSONRecord {
  /// The program.
  package static let name = "gen-vectors"
  /// The version of the generator; its last part counts changes that add or alter cases.
  package static let version = "1.1.2"
  /// The seed of the labelled stream from which all random-looking bytes come.
  package static let seed = "draft-kohbrok-mls-dmls vectors 1"

  private var program = Self.name
  fileprivate var release = Self.version

  package static let record = Record(
    Self.init(program:release:), Field("name", \.program, .text), Field("version", \.release, .text)
  )
}

/// What the headers of all files say of their making.
struct Making: Equatable, Sendable {
  private var draft = VectorFile.draft
  /// The profile whose answers the files expect; nil for the draft's own.
  var profile: String?
  private var generator = Generator()
  /// The seed from which every random-looking byte comes.
  var seed = Generator.seed

  init(profile: String? = nil, seed: String = Generator.seed) {
    self.profile = profile
    self.seed = seed
  }

  /// The version of the generator.
  var version: String { generator.release }

  static let record = Record<Making>(
    { Making(profile: $1, seed: $3) }, Field("draft", \.draft, .text),
    Field(optional: "profile", \.profile, .text), Field("generator", \.generator, .record),
    Field("seed", \.seed, .text))
}

extension Shape<Int> {
  /// The number of the file format.
  static var format: Shape {
    count.requiring("\(VectorFile.format), the only one known") { $0 == VectorFile.format }
  }
}

extension Shape<Family> {
  static var family: Shape {
    named("one of \(Family.allCases.map(\.name).joined(separator: ", "))", definition: "family")
  }
}

extension Shape<Family.Tier> {
  static var tier: Shape { named("foundation, core or example", definition: "tier") }
}
