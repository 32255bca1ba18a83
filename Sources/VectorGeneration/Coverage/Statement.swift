package import VectorFiles

/// A statement of the draft; ids are never reused or renumbered.
package struct Statement: Sendable {
  /// What sort of statement it is.
  package enum Kind: String, CaseIterable, Sendable {
    /// What everyone must do.
    case rule
    /// What the draft does not settle, or not in so many words.
    case openPoint = "open point"
    /// What the draft gives as an example, in section 6 and at the end of section 7.
    case example
  }

  /// Which cases test a statement, or why none does.
  package enum Claim: Sendable {
    /// Patterns of case names, by family.
    case tested(KeyValuePairs<Family, [String]>)
    /// The reason for which there is no case.
    case untested(String)
  }

  /// S, the section, and its number there: `S2.1`.
  package let id: String
  /// What sort of statement it is.
  package let kind: Kind
  /// What the draft says, in this suite's words.
  package let text: String
  /// The readings that say how this suite takes the statement.
  package let readings: [Reading]
  /// Which cases test it, or why none does.
  package let claim: Claim

  init(_ id: String, _ kind: Kind, _ text: String, readings: [Reading] = [], _ claim: Claim) {
    self.id = id
    self.kind = kind
    self.text = text
    self.readings = readings
    self.claim = claim
  }

  /// The section of the draft.
  package var section: String { String(id.dropFirst().prefix { $0 != "." }) }

  /// The patterns of the cases that test the statement, none where nothing does.
  package var patterns: [CasePattern] {
    guard case .tested(let names) = claim else { return [] }
    return names.flatMap { family, names in names.map { CasePattern(family, $0) } }
  }

  /// Why no case tests the statement; nil where cases do.
  package var reasonWithoutCases: String? {
    if case .untested(let reason) = claim { reason } else { nil }
  }
}

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
