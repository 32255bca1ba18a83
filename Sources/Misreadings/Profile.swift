package import VectorFiles

/// An implementation that others meet, as the misreadings in which it departs from the draft.
package struct Profile: Sendable {
  /// Its name on command lines.
  package var id: String
  /// What it is.
  package var summary: String
  /// Its departures.
  package var misreadings: [Misreading]

  /// The departures that answer; where another one ends the process, any refusal will do.
  package var readings: [Misreading] { misreadings.filter { !$0.endsProcess } }

  /// All profiles.
  package static let all: [Profile] = [prototype]

  /// The draft's authors' prototype, a fork of a Rust MLS library, June 2025.
  package static let prototype = Profile(
    id: "prototype-1a51df88",
    summary: "the authors' prototype at commit 1a51df88e, which departs from its own draft.",
    misreadings: [
      "epoch-by-exporter", "epoch-first", "output-is-leaf", "confirmation-from-commit-secret",
      "commit-secret-derived", "external-through-pprf", "external-overwrites-pprf",
      "epoch-any-length-accepted", "export-of-nothing-refused", "short-input-crashes",
      "long-key-crashes", "external-twice-crashes",
    ].compactMap { MisreadingCatalogue.named($0) } + MisreadingCatalogue.habits)

  /// The profile of this name.
  /// - Throws: `UnknownName`, naming those that there are.
  package static func find(_ id: String) throws(UnknownName) -> Profile {
    guard let profile = all.first(where: { $0.id == id }) else {
      throw UnknownName(name: id, kind: "profile", known: all.map(\.id))
    }
    return profile
  }
}
