/// The cases of one family, of any cipher suite, whose names fit a pattern.
package struct CasePattern: Equatable, Sendable {
  /// The family.
  package var family: Family
  /// The pattern of the names, in which `*` stands for any characters and `?` for one.
  package var name: String

  /// A pattern.
  package init(_ family: Family, _ name: String) {
    self.family = family
    self.name = name
  }

  /// The pattern of the whole ids: `family/suite-?/name`.
  package var text: String { "\(family.name)/suite-?/\(name)" }

  /// The pattern that fits the whole ids.
  package var glob: Glob { Glob(text) }
}
